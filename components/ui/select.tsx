import { type FieldProps, FieldShell } from "./field-shell.tsx";

interface Option {
	value: string;
	text: string;
}

/** One of a few, as a list that opens. */
export function Select({
	name,
	id = name,
	label,
	hint,
	error,
	value,
	options,
	groups = [],
}: Omit<FieldProps, "optional"> & {
	options: readonly Option[];
	/** Further ones, each group under a name. */
	groups?: readonly { name: string; options: readonly Option[] }[];
}) {
	const optionOf = ({ value, text }: Option) => (
		<option key={value} value={value}>
			{text}
		</option>
	);
	return (
		<FieldShell
			id={id}
			label={label}
			hint={hint}
			error={error}
			className="max-w-full"
		>
			{(aria) => (
				<div className="kern-form-input__select-wrapper">
					{/* The key: after an action React would show the first choice again. */}
					<select
						{...aria}
						className="kern-form-input__select"
						name={name}
						defaultValue={value}
						key={value}
					>
						{options.map(optionOf)}
						{groups.map(({ name, options }) => (
							<optgroup key={name} label={name}>
								{options.map(optionOf)}
							</optgroup>
						))}
					</select>
				</div>
			)}
		</FieldShell>
	);
}
