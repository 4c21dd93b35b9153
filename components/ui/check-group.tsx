/** Some of a few, all of them in sight. Owns its question, hint, error and how they belong together. */
export function CheckGroup({
	name,
	id = name,
	legend,
	hint,
	error,
	values,
	options,
}: {
	name: string;
	id?: string;
	legend: string;
	hint?: string | undefined;
	error?: string | undefined;
	values: readonly string[];
	options: readonly { value: string; text: string }[];
}) {
	const hintId = hint ? `${id}-hint` : null;
	const errorId = error ? `${id}-error` : null;
	const describedBy = [hintId, errorId].filter(Boolean).join(" ");
	return (
		<fieldset
			id={id}
			tabIndex={-1}
			className={`kern-fieldset ${error ? "kern-fieldset--error" : ""}`}
			aria-describedby={describedBy || undefined}
		>
			<legend className="kern-label text-large font-bold">{legend}</legend>
			{hint ? (
				<div className="kern-hint" id={hintId ?? undefined}>
					{hint}
				</div>
			) : null}
			<div className="kern-fieldset__body">
				{options.map(({ value, text }) => (
					<CheckTick
						key={value}
						name={name}
						id={`${id}-${value}`}
						value={value}
						label={text}
						checked={values.includes(value)}
					/>
				))}
			</div>
			{error ? (
				<p className="kern-error" id={errorId ?? undefined}>
					<span className="kern-icon kern-icon--danger" aria-hidden="true" />
					<span className="kern-body">{error}</span>
				</p>
			) : null}
		</fieldset>
	);
}

/** A single box to tick. */
export function CheckTick({
	name,
	id,
	value = "1",
	label,
	checked,
}: {
	name: string;
	id: string;
	value?: string;
	label: string;
	checked: boolean;
}) {
	return (
		<div className="kern-form-check">
			{/* The key: after an action React would show the first choice again. */}
			<input
				className="kern-form-check__checkbox"
				type="checkbox"
				id={id}
				name={name}
				value={value}
				defaultChecked={checked}
				key={String(checked)}
			/>
			<label className="kern-label" htmlFor={id}>
				{label}
			</label>
		</div>
	);
}
