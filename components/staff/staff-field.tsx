import { CheckGroup, CheckTick } from "../ui/check-group.tsx";
import { ChoiceGroup } from "../ui/choice-group.tsx";
import { Field } from "../ui/field.tsx";
import { RadioGroup } from "../ui/radio-group.tsx";
import { Reveal } from "../ui/reveal.tsx";
import { Select } from "../ui/select.tsx";
import { TextArea } from "../ui/text-area.tsx";
import type { FieldSpec, StaffFormState } from "./staff-form-state.ts";

type Typed = Pick<StaffFormState, "values" | "errors">;

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

/** The fields of a form of the portals, as they were typed, each with what is wrong with it. */
export function StaffFields({
	fields,
	typed,
	layout = "flow",
	idOf = (name) => name,
}: {
	fields: readonly FieldSpec[];
	typed: Typed;
	layout?: Layout;
	/** If the page has several forms. */
	idOf?: (name: string) => string;
}) {
	const classes = LAYOUTS[layout];
	return (
		<div className={classes.box}>
			{fields.map((field) => (
				<div key={field.name} className={classes[field.width ?? "full"]}>
					<StaffField field={field} typed={typed} layout={layout} idOf={idOf} />
				</div>
			))}
		</div>
	);
}

/** One field, whatever its kind. */
export function StaffField({
	field,
	typed,
	layout = "flow",
	idOf = (name) => name,
}: {
	field: FieldSpec;
	typed: Typed;
	layout?: Layout;
	idOf?: (name: string) => string;
}) {
	const { name, label, hint } = field;
	const id = idOf(name);
	const values = typed.values[name] ?? [];
	const [value = ""] = values;
	const common = {
		name,
		id,
		error: typed.errors[name],
		...(hint ? { hint } : {}),
	};
	switch (field.type) {
		case "lines":
			return (
				<TextArea
					{...common}
					label={label}
					value={value}
					rows={field.rows}
					optional={field.optional}
				/>
			);
		case "choice":
			return (
				<RadioGroup
					{...common}
					legend={label}
					value={value}
					options={field.options}
				/>
			);
		case "list":
			return (
				<Select
					{...common}
					label={label}
					value={value}
					options={field.options}
					{...(field.groups ? { groups: field.groups } : {})}
				/>
			);
		case "ticks": {
			const ticks = (
				<CheckGroup
					{...common}
					legend={label}
					values={values}
					options={field.options}
				/>
			);
			return field.isGrid ? <div className="roster-ticks">{ticks}</div> : ticks;
		}
		case "tick": {
			const tick = (
				<CheckTick name={name} id={id} label={label} checked={value !== ""} />
			);
			return hint ? (
				<div className="flex flex-col gap-4">
					{tick}
					<p className="text-small text-muted">{hint}</p>
				</div>
			) : (
				tick
			);
		}
		case "branch":
			return (
				<ChoiceGroup id={id} legend={label} hint={hint} error={common.error}>
					{field.options.map(({ value: own, text, fields }) => (
						<Reveal
							key={own}
							type="radio"
							name={name}
							value={own}
							label={text}
							isChosen={own === value}
						>
							{fields ? (
								<StaffFields
									fields={fields}
									typed={typed}
									layout={layout}
									idOf={idOf}
								/>
							) : null}
						</Reveal>
					))}
				</ChoiceGroup>
			);
		case "group":
			return (
				<ChoiceGroup id={id} legend={label} hint={hint}>
					<StaffFields
						fields={field.fields}
						typed={typed}
						layout={layout}
						idOf={idOf}
					/>
				</ChoiceGroup>
			);
		default:
			return (
				<Field
					{...common}
					label={label}
					type={field.type}
					value={field.type === "password" ? "" : value}
					{...(field.autoComplete ? { autoComplete: field.autoComplete } : {})}
					{...(field.optional ? { optional: field.optional } : {})}
				/>
			);
	}
}

/** Every field there is, those that a choice asks for among them. */
export function namesOf(fields: readonly FieldSpec[]): string[] {
	return fields.flatMap((field) => {
		if (field.type === "group") return namesOf(field.fields);
		const more = field.type === "branch" ? field.options : [];
		return [field.name, ...more.flatMap(({ fields = [] }) => namesOf(fields))];
	});
}
