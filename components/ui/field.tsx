import type { HTMLAttributes, HTMLInputAutoCompleteAttribute } from "react";
import { parseCivilDate } from "#lib/time.ts";

/** A line to type in. Owns its label, hint, error and how they belong together. */
export function Field({
	name,
	id = name,
	label,
	optional,
	hint,
	error,
	type = "text",
	autoComplete,
	inputMode,
	value,
}: {
	name: string;
	/** If several forms of the page have a field of this name. */
	id?: string;
	label: string;
	/** The word for "need not be filled in", if so. */
	optional?: string;
	hint?: string;
	error?: string | undefined;
	type?:
		| "text"
		| "email"
		| "tel"
		| "password"
		| "number"
		| "date"
		| "datetime-local";
	autoComplete?: HTMLInputAutoCompleteAttribute;
	inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
	value: string;
}) {
	// A browser empties a date that is none; the HTML standard wants it left out.
	const shown = type === "date" && parseCivilDate(value) === null ? "" : value;
	const hintId = hint ? `${id}-hint` : null;
	const errorId = error ? `${id}-error` : null;
	const describedBy = [hintId, errorId].filter(Boolean).join(" ");
	return (
		<div className={`kern-form-input ${error ? "kern-form-input--error" : ""}`}>
			<label className="kern-label" htmlFor={id}>
				{label}
				{optional ? (
					<span className="kern-label__optional"> – {optional}</span>
				) : null}
			</label>
			{hint ? (
				<div className="kern-hint" id={hintId ?? undefined}>
					{hint}
				</div>
			) : null}
			<input
				className={`kern-form-input__input ${error ? "kern-form-input__input--error" : ""}`}
				id={id}
				name={name}
				type={type}
				autoComplete={autoComplete}
				inputMode={inputMode}
				required={!optional}
				aria-invalid={error ? true : undefined}
				aria-describedby={describedBy || undefined}
				defaultValue={shown}
				key={shown}
				spellCheck={false}
			/>
			{error ? (
				<p className="kern-error" id={errorId ?? undefined}>
					<span className="kern-icon kern-icon--danger" aria-hidden="true" />
					<span className="kern-body">{error}</span>
				</p>
			) : null}
		</div>
	);
}
