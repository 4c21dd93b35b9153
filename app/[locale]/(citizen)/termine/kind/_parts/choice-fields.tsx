import type { Choice } from "#lib/paths/citizen.ts";

/** What was chosen before, to travel with a form. */
export function ChoiceFields({ choice }: { choice: Choice }) {
	const fields: [string, string | undefined][] = [
		...choice.services.map((entry): [string, string] => ["dienst", entry]),
		["ort", choice.station],
		["beantwortet", "1"],
	];
	return fields.map(([name, value]) =>
		value ? (
			<input key={`${name} ${value}`} type="hidden" name={name} value={value} />
		) : null,
	);
}
