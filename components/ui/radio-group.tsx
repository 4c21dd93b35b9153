/** One of a few, all of them in sight. Owns its question, hint, error and how they belong together. */
export function RadioGroup({
	name,
	legend,
	hint,
	error,
	value,
	options,
	className = "",
}: {
	name: string;
	legend: string;
	hint?: string | undefined;
	error?: string | undefined;
	/** Empty: nothing chosen yet. */
	value: string;
	options: readonly { value: string; text: string }[];
	className?: string;
}) {
	const hintId = hint ? `${name}-hint` : null;
	const errorId = error ? `${name}-error` : null;
	const describedBy = [hintId, errorId].filter(Boolean).join(" ");
	return (
		<fieldset
			id={name}
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
							id={`${name}-${option.value}`}
							name={name}
							value={option.value}
							defaultChecked={option.value === value}
						/>
						<label className="kern-label" htmlFor={`${name}-${option.value}`}>
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
