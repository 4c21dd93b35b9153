import type { ReactNode } from "react";
import { Alert } from "../ui/alert.tsx";
import { ErrorSummary, type Problem } from "../ui/error-summary.tsx";
import type { StaffFormState } from "./staff-form-state.ts";
import type { Kept } from "./staff-kept.tsx";
import { StaffNotice } from "./staff-notice.tsx";

/** What every form of the portals has around its fields: what became of it, and what is sent along. */
export function StaffFormFrame({
	action,
	id,
	state,
	problems = [],
	errorSummary = "",
	kept = null,
	before,
	hidden = {},
	autoComplete,
	className,
	children,
}: {
	action: (form: FormData) => void;
	id?: string | undefined;
	state: Pick<StaffFormState, "notice">;
	/** To be listed above the fields. */
	problems?: readonly Problem[];
	errorSummary?: string;
	/** What was typed before signing in again: that stands there now. */
	kept?: Kept | null;
	/** Between what went wrong and the fields. */
	before?: ReactNode;
	/** Sent along, never shown. */
	hidden?: Readonly<Record<string, string>>;
	/** Of all its fields; left out: the browser's own way. */
	autoComplete?: "off";
	className: string;
	children: ReactNode;
}) {
	return (
		<form
			id={id}
			action={action}
			noValidate
			autoComplete={autoComplete}
			className={className}
		>
			{problems.length > 0 ? (
				<ErrorSummary title={errorSummary} problems={problems} />
			) : null}
			<StaffNotice notice={state.notice} />
			{kept ? (
				<Alert kind="info" role="status" title={kept.title}>
					<p>{kept.text}</p>
				</Alert>
			) : null}
			{before}
			{Object.entries(hidden).map(([name, value]) => (
				<input
					key={name}
					type="hidden"
					name={name}
					value={kept?.values[name]?.[0] ?? value}
				/>
			))}
			{children}
		</form>
	);
}

/** Each leads to its field. */
export function problemsOf(errors: StaffFormState["errors"]): Problem[] {
	return Object.entries(errors).map(([name, text]) => ({
		href: `#${name}`,
		text,
	}));
}
