import { FormField } from "#components/form/form-field.tsx";
import type { FieldSpec } from "#components/form/form-state.ts";

/**
 * The fields of a filter, as the address says them. They stand in a plain form that asks with the address, so that a
 * choice can be kept as a bookmark and sent to a colleague.
 */
export function FilterFields({
	fields,
	asked,
}: {
	fields: readonly FieldSpec[];
	/** By the names of the fields. */
	asked: Readonly<Record<string, string | undefined>>;
}) {
	return fields.map((field) => (
		<FormField
			key={field.name}
			field={field}
			state={{
				sent: { [field.name]: [asked[field.name] ?? ""] },
				errors: {},
			}}
		/>
	));
}

/** From and until; both may be left open. */
export function spanFields(words: {
	from: string;
	until: string;
	optional: string;
}): FieldSpec[] {
	const { from, until, optional } = words;
	return [
		{ type: "date", name: "von", label: from, optional },
		{ type: "date", name: "bis", label: until, optional },
	];
}
