import type { ReactNode } from "react";

/** What every field is told. */
export interface FieldProps {
	name: string;
	/** If several forms of the page have a field of this name. */
	id?: string;
	label: string;
	/** The word for "need not be filled in", if so. */
	optional?: string | undefined;
	hint?: string | undefined;
	error?: string | undefined;
	value: string;
}

/** What belongs to a field besides itself: label, hint, error, and how they hang together. */
export function FieldShell({
	id,
	label,
	optional,
	hint,
	error,
	className = "",
	children,
}: Pick<FieldProps, "label" | "optional" | "hint" | "error"> & {
	/** Of the field. */
	id: string;
	className?: string;
	/** The field, with what describes it and whether it is wrong. */
	children: (aria: {
		id: string;
		"aria-describedby": string | undefined;
		"aria-invalid": true | undefined;
	}) => ReactNode;
}) {
	const hintId = hint ? `${id}-hint` : "";
	const errorId = error ? `${id}-error` : "";
	return (
		<div
			className={`kern-form-input ${className} ${error ? "kern-form-input--error" : ""}`}
		>
			<label className="kern-label" htmlFor={id}>
				{label}
				{optional ? (
					<span className="kern-label__optional"> – {optional}</span>
				) : null}
			</label>
			{hint ? (
				<div className="kern-hint" id={hintId}>
					{hint}
				</div>
			) : null}
			{children({
				id,
				"aria-describedby": `${hintId} ${errorId}`.trim() || undefined,
				"aria-invalid": error ? true : undefined,
			})}
			<FieldError id={errorId} error={error} />
		</div>
	);
}

/** What is wrong, below what it is about. */
export function FieldError({
	id,
	error,
}: {
	id: string;
	error: string | undefined;
}) {
	return error ? (
		<p className="kern-error" id={id}>
			<span className="kern-icon kern-icon--danger" aria-hidden="true" />
			<span className="kern-body whitespace-pre-line">{error}</span>
		</p>
	) : null;
}
