import type { ReactNode } from "react";

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
	const hintId = hint ? `${id}-hint` : null;
	const errorId = error ? `${id}-error` : null;
	const describedBy = [hintId, errorId].filter(Boolean).join(" ");
	return (
		// An error summary leads here.
		<fieldset
			id={id}
			tabIndex={-1}
			className={`kern-fieldset ${error ? "kern-fieldset--error" : ""} ${className}`}
			aria-describedby={describedBy || undefined}
		>
			<legend className="kern-label text-large font-bold">{legend}</legend>
			{hint ? (
				<div className="kern-hint" id={hintId ?? undefined}>
					{hint}
				</div>
			) : null}
			<div className="kern-fieldset__body">{children}</div>
			{error ? (
				<p className="kern-error" id={errorId ?? undefined}>
					<span className="kern-icon kern-icon--danger" aria-hidden="true" />
					<span className="kern-body">{error}</span>
				</p>
			) : null}
		</fieldset>
	);
}
