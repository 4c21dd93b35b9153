import type { HTMLAttributes, HTMLInputAutoCompleteAttribute } from "react";
import { parseCivilDate } from "#lib/civil-date.ts";
import { type FieldProps, FieldShell } from "./field-shell.tsx";

/** A line to type in. */
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
}: FieldProps & {
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
}) {
	// A browser empties a date that is none; the HTML standard wants it left out.
	const shown = type === "date" && parseCivilDate(value) === null ? "" : value;
	return (
		<FieldShell
			id={id}
			label={label}
			optional={optional}
			hint={hint}
			error={error}
		>
			{(aria) => (
				<input
					{...aria}
					className={`kern-form-input__input ${error ? "kern-form-input__input--error" : ""}`}
					name={name}
					type={type}
					autoComplete={autoComplete}
					inputMode={inputMode}
					required={!optional}
					defaultValue={shown}
					key={shown}
					spellCheck={false}
				/>
			)}
		</FieldShell>
	);
}
