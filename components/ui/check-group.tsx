import { ChoiceGroup } from "./choice-group.tsx";

/** Some of a few, all of them in sight. */
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
	return (
		<ChoiceGroup id={id} legend={legend} hint={hint} error={error}>
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
		</ChoiceGroup>
	);
}

/** A single box to tick. */
export function CheckTick({
	name,
	id,
	value = "1",
	label,
	checked,
	describedBy,
}: {
	name: string;
	id: string;
	value?: string;
	label: string;
	checked: boolean;
	/** Id of its hint. */
	describedBy?: string | undefined;
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
				aria-describedby={describedBy}
			/>
			<label className="kern-label" htmlFor={id}>
				{label}
			</label>
		</div>
	);
}
