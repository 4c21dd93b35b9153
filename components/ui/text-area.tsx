import { type FieldProps, FieldShell } from "./field-shell.tsx";

/** Several lines to type in. */
export function TextArea({
	name,
	id = name,
	label,
	optional,
	hint,
	error,
	value,
	rows = 6,
}: FieldProps & { rows?: number }) {
	return (
		<FieldShell
			id={id}
			label={label}
			optional={optional}
			hint={hint}
			error={error}
		>
			{(aria) => (
				<textarea
					{...aria}
					className={`kern-form-input__input text-area ${error ? "kern-form-input__input--error" : ""}`}
					name={name}
					rows={rows}
					required={!optional}
					defaultValue={value}
					key={value}
				/>
			)}
		</FieldShell>
	);
}
