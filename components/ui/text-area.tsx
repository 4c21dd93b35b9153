/** Several lines to type in; the same parts as a Field. */
export function TextArea({
	name,
	label,
	hint,
	error,
	value,
}: {
	name: string;
	label: string;
	hint: string;
	error?: string | undefined;
	value: string;
}) {
	const errorId = error ? `${name}-error` : "";
	return (
		<div className={`kern-form-input ${error ? "kern-form-input--error" : ""}`}>
			<label className="kern-label" htmlFor={name}>
				{label}
			</label>
			<div className="kern-hint" id={`${name}-hint`}>
				{hint}
			</div>
			<textarea
				className={`kern-form-input__input text-area ${error ? "kern-form-input__input--error" : ""}`}
				id={name}
				name={name}
				rows={6}
				required
				aria-invalid={error ? true : undefined}
				aria-describedby={`${name}-hint ${errorId}`.trim()}
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
