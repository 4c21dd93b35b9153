import type { ReactNode } from "react";
import type { FormState } from "#components/form/form-state.ts";
import { FormTop } from "#components/form/form-top.tsx";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import type { Kept } from "#components/form/kept.tsx";
import { Alert } from "#components/ui/alert.tsx";
import type { Problem } from "#components/ui/error-summary.tsx";
import type { Sent } from "#lib/sent.ts";

/** What stands around the fields of a form: what is wrong, what became of it, and what is sent along. */
export function FormShell({
	action,
	id,
	state: { notice },
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
	state: Pick<FormState, "notice">;
	/** To be listed above the fields. */
	problems?: readonly Problem[];
	errorSummary?: string;
	/** What was typed before signing in again: that stands there now. */
	kept?: Kept | null;
	/** Between what went wrong and the fields. */
	before?: ReactNode;
	/** Sent along, never shown. */
	hidden?: Sent;
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
			<FormTop
				problems={problems}
				errorSummary={errorSummary}
				notice={notice}
			/>
			{kept ? (
				<Alert kind="info" role="status" title={kept.title}>
					<p>{kept.text}</p>
				</Alert>
			) : null}
			{before}
			<HiddenFields fields={hidden} />
			{children}
		</form>
	);
}
