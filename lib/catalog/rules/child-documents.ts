const FOR_CHILDREN = /^Für (?:Kinder|Jugendliche)/;

/**
 * Which lines of what to bring are for children only, by their places: German says it with its first words, and every
 * other language says the same things in the same order.
 */
export function childDocuments(
	documents: readonly string[],
	german: readonly string[],
): number[] {
	if (documents.length !== german.length) return [];
	return german.flatMap((line, place) =>
		FOR_CHILDREN.test(line) ? [place] : [],
	);
}
