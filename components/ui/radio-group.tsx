/** One of a few, all of them in sight. Owns its question, hint, error and how they belong together. */
export function RadioGroup({
	name,
	id = name,
	legend,
	hint,
	error,
	value,
	options,
	className = "",
}: {
	name: string;
	/** If several forms of the page have a field of this name. */
	id?: string;
	legend: string;
	hint?: string | undefined;
	error?: string | undefined;
	/** Empty: nothing chosen yet. */
	value: string;
	options: readonly { value: string; text: string }[];
	className?: string;
}) {
	const hintId = hint ? `${id}-hint` : null;
	const errorId = error ? `${id}-error` : null;
	const describedBy = [hintId, errorId].filter(Boolean).join(" ");
	return (
		<fieldset
			id={id}
			className={`kern-fieldset ${error ? "kern-fieldset--error" : ""} ${className}`}
			aria-describedby={describedBy || undefined}
		>
			<legend className="kern-label text-large font-bold">{legend}</legend>
			{hint ? (
				<div className="kern-hint" id={hintId ?? undefined}>
					{hint}
				</div>
			) : null}
			<div className="kern-fieldset__body">
				{options.map((option) => (
					<div className="kern-form-check" key={option.value}>
						<input
							className={`kern-form-check__radio ${error ? "kern-form-check__radio--error" : ""}`}
							type="radio"
							id={`${id}-${option.value}`}
							name={name}
							value={option.value}
							defaultChecked={option.value === value}
							key={value}
						/>
						<label className="kern-label" htmlFor={`${id}-${option.value}`}>
							{option.text}
						</label>
					</div>
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
