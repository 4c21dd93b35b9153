import type { Corrected, Corrections } from "#lib/city/corrections.ts";

/**
 * A catalogue with what was put right in it; all that nobody touched stays the same object. A correction whose text is
 * not there any more is left out.
 * @param room of a catalogue that is one room alone, such as "mail"; "": its first keys are the rooms
 */
export function corrected<Texts>(
	texts: Texts,
	corrections: Corrections,
	room = "",
): Texts {
	let all = texts;
	for (const [key, correction] of corrections) {
		const [first, ...rest] = key.split(".");
		if (room === "") all = withText(all, [first ?? "", ...rest], correction);
		else if (first === room) all = withText(all, rest, correction);
	}
	return all;
}

function withText<Tree>(
	tree: Tree,
	[name = "", ...rest]: readonly string[],
	correction: Corrected,
): Tree {
	if (!isBranch(tree) || !Object.hasOwn(tree, name)) return tree;
	const before = (tree as Record<string, unknown>)[name];
	const after =
		rest.length > 0
			? withText(before, rest, correction)
			: inFormOf(before, correction);
	return after === before ? tree : { ...tree, [name]: after };
}

/** A build takes apart what wants something filled in (a list); without a build a text is a text. */
function inFormOf(before: unknown, { text, parts }: Corrected): unknown {
	if (Array.isArray(before)) return parts;
	return typeof before === "string" ? text : before;
}

const isBranch = (value: unknown): value is object =>
	typeof value === "object" && value !== null && !Array.isArray(value);
