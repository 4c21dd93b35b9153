import { CheckGroup, CheckTick } from "../ui/check-group.tsx";
import { Field } from "../ui/field.tsx";
import { RadioGroup } from "../ui/radio-group.tsx";
import { Select } from "../ui/select.tsx";
import { TextArea } from "../ui/text-area.tsx";
import type { FieldSpec } from "./staff-form-state.ts";

/** One field of a form of the portals, whatever its kind. */
export function StaffField({
	field,
	id,
	values,
	error,
}: {
	field: FieldSpec;
	id: string;
	values: readonly string[];
	error: string | undefined;
}) {
	const { name, label, hint } = field;
	const [value = ""] = values;
	const common = { name, id, error, ...(hint ? { hint } : {}) };
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
					name={name}
					id={id}
					label={label}
					value={value}
					options={field.options}
				/>
			);
		case "ticks":
			return (
				<CheckGroup
					{...common}
					legend={label}
					values={values}
					options={field.options}
				/>
			);
		case "tick":
			return (
				<CheckTick name={name} id={id} label={label} checked={value !== ""} />
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
