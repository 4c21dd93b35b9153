import { CheckGroup, CheckTick } from "#components/ui/check-group.tsx";
import { ChoiceGroup } from "#components/ui/choice-group.tsx";
import { Field } from "#components/ui/field.tsx";
import { Reveal } from "#components/ui/reveal.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Block, RosterFormState } from "../_roster/roster-form-state.ts";

type State = Pick<RosterFormState, "values" | "errors">;

/** Parts of a form one below the other, or beside each other where they are short. */
export function Blocks({
	blocks,
	state,
}: {
	blocks: readonly Block[];
	state: State;
}) {
	return (
		<div className="roster-fields">
			{blocks.map((block) => (
				<div
					key={block.name}
					className={
						"width" in block && block.width ? `roster-${block.width}` : ""
					}
				>
					<FormBlock block={block} state={state} />
				</div>
			))}
		</div>
	);
}

function FormBlock({ block, state }: { block: Block; state: State }) {
	const values = state.values[block.name] ?? [];
	const [value = ""] = values;
	const error = state.errors[block.name];
	switch (block.type) {
		case "text":
		case "date":
			return (
				<Field
					name={block.name}
					type={block.type}
					label={block.label}
					value={value}
					error={error}
					autoComplete="off"
					{...(block.hint ? { hint: block.hint } : {})}
					{...(block.optional ? { optional: block.optional } : {})}
				/>
			);
		case "select":
			return (
				<Select
					name={block.name}
					label={block.label}
					value={value}
					options={block.options}
				/>
			);
		case "ticks":
			return (
				<div className="roster-ticks">
					<CheckGroup
						name={block.name}
						legend={block.legend}
						hint={block.hint}
						values={values}
						options={block.options}
						error={error}
					/>
				</div>
			);
		case "tick":
			return (
				<div className="flex flex-col gap-4">
					<CheckTick
						name={block.name}
						id={block.name}
						label={block.label}
						checked={value !== ""}
					/>
					<p className="text-small text-muted">{block.hint}</p>
				</div>
			);
		case "choice":
			return (
				<ChoiceGroup id={block.name} legend={block.legend} error={error}>
					{block.options.map((option) => (
						<Reveal
							key={option.value}
							type="radio"
							name={block.name}
							value={option.value}
							label={option.text}
							isChosen={option.value === value}
						>
							{option.blocks ? (
								<Blocks blocks={option.blocks} state={state} />
							) : null}
						</Reveal>
					))}
				</ChoiceGroup>
			);
		case "group":
			return (
				<ChoiceGroup id={block.name} legend={block.legend} hint={block.hint}>
					<Blocks blocks={block.blocks} state={state} />
				</ChoiceGroup>
			);
	}
}
