import type { ReactNode } from "react";
import { FieldError } from "./field-shell.tsx";

/** A question with its answers in sight. Owns its words, hint, error and how they belong together. */
export function ChoiceGroup({
	id,
	legend,
	hint,
	error,
	className = "",
	children,
}: {
	id: string;
	legend: string;
	hint?: string | undefined;
	error?: string | undefined;
	className?: string;
	children: ReactNode;
}) {
	const hintId = hint ? `${id}-hint` : "";
	const errorId = error ? `${id}-error` : "";
	return (
		// An error summary leads here.
		<fieldset
			id={id}
			tabIndex={-1}
			className={`kern-fieldset ${error ? "kern-fieldset--error" : ""} ${className}`}
			aria-describedby={`${hintId} ${errorId}`.trim() || undefined}
		>
			<legend className="kern-label text-large font-bold">{legend}</legend>
			{hint ? (
				<div className="kern-hint" id={hintId}>
					{hint}
				</div>
			) : null}
			<div className="kern-fieldset__body">{children}</div>
			<FieldError id={errorId} error={error} />
		</fieldset>
	);
}
