import { FieldShell } from "./field-shell.tsx";

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
}: {
	name: string;
	/** If several forms of the page have a field of this name. */
	id?: string;
	label: string;
	/** The word for "need not be filled in", if so. */
	optional?: string | undefined;
	hint?: string;
	error?: string | undefined;
	value: string;
	rows?: number;
}) {
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
