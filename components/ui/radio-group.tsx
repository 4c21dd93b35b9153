import { ChoiceGroup } from "./choice-group.tsx";

/** One of a few, all of them in sight. */
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
	options: readonly {
		value: string;
		text: string;
		/** On a line of its own below it. */
		detail?: string;
	}[];
	className?: string;
}) {
	return (
		<ChoiceGroup
			id={id}
			legend={legend}
			hint={hint}
			error={error}
			className={className}
		>
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
						{option.detail ? (
							<span className="block text-muted">{option.detail}</span>
						) : null}
					</label>
				</div>
			))}
		</ChoiceGroup>
	);
}
