/** Several lines to type in; the same parts as a Field. */
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
	const hintId = hint ? `${id}-hint` : "";
	const errorId = error ? `${id}-error` : "";
	return (
		<div className={`kern-form-input ${error ? "kern-form-input--error" : ""}`}>
			<label className="kern-label" htmlFor={id}>
				{label}
				{optional ? (
					<span className="kern-label__optional"> – {optional}</span>
				) : null}
			</label>
			{hint ? (
				<div className="kern-hint" id={hintId}>
					{hint}
				</div>
			) : null}
			<textarea
				className={`kern-form-input__input text-area ${error ? "kern-form-input__input--error" : ""}`}
				id={id}
				name={name}
				rows={rows}
				required={!optional}
				aria-invalid={error ? true : undefined}
				aria-describedby={`${hintId} ${errorId}`.trim() || undefined}
				defaultValue={value}
				key={value}
			/>
			{error ? (
				<p className="kern-error" id={errorId}>
					<span className="kern-icon kern-icon--danger" aria-hidden="true" />
					<span className="kern-body">{error}</span>
				</p>
			) : null}
		</div>
	);
}
