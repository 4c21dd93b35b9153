import {
	type FieldSpec,
	type FormState,
	fieldId,
	isTicked,
} from "#components/form/form-state.ts";
import { CheckGroup, CheckTick } from "#components/ui/check-group.tsx";
import { Field } from "#components/ui/field.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { textOf, textsOf } from "#lib/sent.ts";

/** One field of a form, whatever its kind: as it was sent, with what is wrong with it. */
export function FormField({
	field,
	state: { sent, errors },
	form,
}: {
	field: FieldSpec;
	state: Pick<FormState, "sent" | "errors">;
	/** Id of the form, where the page has several. */
	form?: string | undefined;
}) {
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
		case "ticks":
			return (
				<CheckGroup
					{...common}
					legend={label}
					values={textsOf(sent, name)}
					options={field.options}
				/>
			);
		case "tick":
			return (
				<CheckTick
					name={name}
					id={common.id}
					label={label}
					checked={isTicked(sent, name)}
				/>
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
