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
}: {
	name: string;
	/** If several forms of the page have a field of this name. */
	id?: string;
	label: string;
	hint?: string;
	error?: string | undefined;
	value: string;
	options: readonly Option[];
	/** Further ones, each group under a name. */
	groups?: readonly { name: string; options: readonly Option[] }[];
}) {
	const hintId = hint ? `${id}-hint` : "";
	const errorId = error ? `${id}-error` : "";
	const optionOf = ({ value, text }: Option) => (
		<option key={value} value={value}>
			{text}
		</option>
	);
	return (
		<div
			className={`kern-form-input max-w-full ${error ? "kern-form-input--error" : ""}`}
		>
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
					aria-invalid={error ? true : undefined}
					aria-describedby={`${hintId} ${errorId}`.trim() || undefined}
				>
					{options.map(optionOf)}
					{groups.map(({ name, options }) => (
						<optgroup key={name} label={name}>
							{options.map(optionOf)}
						</optgroup>
					))}
				</select>
			</div>
			{error ? (
				<p className="kern-error" id={errorId}>
					<span className="kern-icon kern-icon--danger" aria-hidden="true" />
					<span className="kern-body">{error}</span>
				</p>
			) : null}
		</div>
	);
}
