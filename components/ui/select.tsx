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
	value,
	options,
	groups = [],
}: {
	name: string;
	/** If several forms of the page have a field of this name. */
	id?: string;
	label: string;
	hint?: string;
	value: string;
	options: readonly Option[];
	/** Further ones, each group under a name. */
	groups?: readonly { name: string; options: readonly Option[] }[];
}) {
	const hintId = hint ? `${id}-hint` : undefined;
	const optionOf = ({ value, text }: Option) => (
		<option key={value} value={value}>
			{text}
		</option>
	);
	return (
		<div className="kern-form-input max-w-full">
			<label className="kern-label" htmlFor={id}>
				{label}
			</label>
			{hint ? (
				<div className="kern-hint" id={hintId}>
					{hint}
				</div>
			) : null}
			<div className="kern-form-input__select-wrapper">
				{/* The key: after an action React would show the first choice again. */}
				<select
					className="kern-form-input__select"
					id={id}
					name={name}
					defaultValue={value}
					key={value}
					aria-describedby={hintId}
				>
					{options.map(optionOf)}
					{groups.map(({ name, options }) => (
						<optgroup key={name} label={name}>
							{options.map(optionOf)}
						</optgroup>
					))}
				</select>
			</div>
		</div>
	);
}
