import { foldName, isSameName } from "#lib/text/names.ts";

/**
 * Whether a name is still that of the same person: written otherwise, misheard, or with a part more or less. An
 * appointment belongs to a name; giving it away is cancelling it and booking a new one (docs/decisions/0039).
 */
export function isSamePerson(before: string, after: string): boolean {
	const [a, b] = [foldName(before), foldName(after)];
	if (isSameName(a, b)) return true;
	const [first, second] = [a.split(" "), b.split(" ")];
	const [few, many] =
		first.length <= second.length ? [first, second] : [second, first];
	if (few.every((word) => many.includes(word))) return true;
	const letters = Math.max(a.length, b.length);
	return slips(a, b) <= Math.max(2, Math.floor(letters / 6));
}

/** Letters that were left out, added or mistaken. */
function slips(one: string, other: string): number {
	let row = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (const [i, letter] of [...one].entries()) {
		const next = [i + 1];
		for (const [j, wanted] of [...other].entries())
			next.push(
				Math.min(
					(next[j] ?? 0) + 1,
					(row[j + 1] ?? 0) + 1,
					(row[j] ?? 0) + (letter === wanted ? 0 : 1),
				),
			);
		row = next;
	}
	return row.at(-1) ?? 0;
}
