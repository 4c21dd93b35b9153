/** One of a few, as a list that opens. */
export function Select({
	name,
	label,
	value,
	options,
}: {
	name: string;
	label: string;
	value: string;
	options: readonly { value: string; text: string }[];
}) {
	return (
		<div className="kern-form-input max-w-full">
			<label className="kern-label" htmlFor={name}>
				{label}
			</label>
			<div className="kern-form-input__select-wrapper">
				{/* The key: after an action React would show the first choice again. */}
				<select
					className="kern-form-input__select"
					id={name}
					name={name}
					defaultValue={value}
					key={value}
				>
					{options.map(({ value, text }) => (
						<option key={value} value={value}>
							{text}
						</option>
					))}
				</select>
			</div>
		</div>
	);
}
