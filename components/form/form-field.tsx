import {
	type FieldSpec,
	type FormState,
	fieldId,
	isTicked,
	namesOf,
} from "#components/form/form-state.ts";
import { type Newer, newerIn, newerLines } from "#components/form/newer.ts";
import { CheckGrid } from "#components/ui/check-grid.tsx";
import { CheckGroup, CheckTick } from "#components/ui/check-group.tsx";
import { ChoiceGroup } from "#components/ui/choice-group.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Field } from "#components/ui/field.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Reveal } from "#components/ui/reveal.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { textOf, textsOf } from "#lib/sent.ts";

type State = Pick<FormState, "sent" | "errors"> & {
	/** What is saved now, to be told beside what is typed; left out: it was typed on just that. */
	newer?: Newer | undefined;
};

/** How fields stand: the box around all of them, and one of each width. */
const LAYOUTS = {
	/** Below each other, short ones side by side. */
	flow: {
		box: "flex max-w-column flex-wrap gap-x-16 gap-y-24",
		full: "w-full",
		half: "min-w-0 grow basis-[14rem] sm:max-w-[calc(50%-0.5rem)]",
		third: "min-w-0 grow basis-[9rem]",
	},
	/** The same, on one line at the foot (planning.css). */
	roster: {
		box: "roster-fields",
		full: "",
		half: "roster-half",
		third: "roster-third",
	},
	/** Two columns (planning.css). */
	columns: { box: "plan-form", full: "col-span-full", half: "", third: "" },
} as const;
export type Layout = keyof typeof LAYOUTS;

/** The fields of a form, as they were sent, each with what is wrong with it. */
export function FormFields({
	fields,
	state,
	layout = "flow",
	form,
}: {
	fields: readonly FieldSpec[];
	state: State;
	layout?: Layout;
	/** Id of the form, where the page has several. */
	form?: string | undefined;
}) {
	const classes = LAYOUTS[layout];
	return (
		<div className={classes.box}>
			{fields.map((field) => (
				<div key={field.name} className={classes[field.width ?? "full"]}>
					<FormField field={field} state={state} layout={layout} form={form} />
					<SavedNow field={field} state={state} />
				</div>
			))}
		</div>
	);
}

/** What somebody else has saved in a field meanwhile. */
function SavedNow({ field, state }: { field: FieldSpec; state: State }) {
	const text = state.newer && newerIn(field, state.sent, state.newer);
	return text ? (
		<p className="mt-4 border-s-4 border-border ps-8 whitespace-pre-line wrap-anywhere">
			{text}
		</p>
	) : null;
}

/** One field of a form, whatever its kind: as it was sent, with what is wrong with it. */
export function FormField({
	field,
	state,
	layout = "flow",
	form,
}: {
	field: FieldSpec;
	state: State;
	/** Of the fields it may ask for further. */
	layout?: Layout;
	/** Id of the form, where the page has several. */
	form?: string | undefined;
}) {
	const { sent, errors, newer } = state;
	const { name, label, hint } = field;
	const value = textOf(sent, name);
	const common = {
		name,
		id: fieldId(name, form),
		error: errors[name],
		...(hint ? { hint } : {}),
	};
	switch (field.type) {
		case "lines": {
			const { rows, optional } = field;
			return (
				<TextArea
					{...common}
					label={label}
					value={value}
					optional={optional}
					{...(rows ? { rows } : {})}
				/>
			);
		}
		case "choice": {
			const { options, className = "" } = field;
			return (
				<RadioGroup
					{...common}
					legend={label}
					value={value}
					options={options}
					className={className}
				/>
			);
		}
		case "list": {
			const { options, groups = [] } = field;
			return (
				<Select
					{...common}
					label={label}
					value={value}
					options={options}
					groups={groups}
				/>
			);
		}
		case "ticks": {
			const ticks = (
				<CheckGroup
					{...common}
					legend={label}
					values={textsOf(sent, name)}
					options={field.options}
				/>
			);
			return field.isGrid ? <div className="roster-ticks">{ticks}</div> : ticks;
		}
		case "grid":
			return (
				<CheckGrid
					{...common}
					legend={label}
					values={textsOf(sent, name)}
					rows={field.rows}
					columns={field.columns}
				/>
			);
		case "tick": {
			const hintId = hint ? `${common.id}-hint` : undefined;
			const tick = (
				<CheckTick
					name={name}
					id={common.id}
					label={label}
					checked={isTicked(sent, name)}
					describedBy={hintId}
				/>
			);
			return hint ? (
				<div className="flex flex-col gap-4">
					{tick}
					<p className="text-small text-muted" id={hintId}>
						{hint}
					</p>
				</div>
			) : (
				tick
			);
		}
		case "branch":
			return (
				<ChoiceGroup
					id={common.id}
					legend={label}
					hint={hint}
					error={common.error}
				>
					{field.options.map((option) => (
						<Reveal
							key={option.value}
							type="radio"
							name={name}
							value={option.value}
							label={option.text}
							isChosen={option.value === value}
						>
							{option.fields ? (
								<FormFields
									fields={option.fields}
									state={state}
									layout={layout}
									form={form}
								/>
							) : null}
						</Reveal>
					))}
				</ChoiceGroup>
			);
		case "group":
			return (
				<ChoiceGroup id={common.id} legend={label} hint={hint}>
					<FormFields
						fields={field.fields}
						state={state}
						layout={layout}
						form={form}
					/>
				</ChoiceGroup>
			);
		case "more":
			return (
				<Disclosure
					summary={label}
					open={
						namesOf(field.fields).some((one) => errors[one]) ||
						(newer !== undefined &&
							newerLines(field.fields, sent, newer).length > 0)
					}
				>
					<FormFields
						fields={field.fields}
						state={state}
						layout={layout}
						form={form}
					/>
				</Disclosure>
			);
		default: {
			const { type, autoComplete, inputMode, optional } = field;
			return (
				<Field
					{...common}
					label={label}
					type={type}
					value={type === "password" ? "" : value}
					{...(autoComplete ? { autoComplete } : {})}
					{...(inputMode ? { inputMode } : {})}
					{...(optional ? { optional } : {})}
				/>
			);
		}
	}
}
