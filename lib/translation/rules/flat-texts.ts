import type { TextFilter, TextLine } from "#lib/translation/translation.ts";

type Tree = { readonly [key: string]: string | Tree };

/** "when.title" → text, of all texts below it. */
export function flatTexts(tree: Tree, prefix = ""): [string, string][] {
	return Object.entries(tree).flatMap(([key, value]) =>
		typeof value === "string"
			? [[prefix + key, value] as [string, string]]
			: flatTexts(value, `${prefix}${key}.`),
	);
}

/** "when" of "when.title". */
export const roomOf = (key: string): string => key.split(".", 1)[0] ?? "";

/** Whether a list that is narrowed shows this text. */
export function fits(
	{ key, german, text, correction }: TextLine,
	{ room, words, only }: Pick<TextFilter, "room" | "words" | "only">,
): boolean {
	if (room !== null && roomOf(key) !== room) return false;
	if (only === "corrected" && correction === null) return false;
	if (only === "outdated" && correction !== "outdated") return false;
	const all = plain(`${key} ${german} ${text}`);
	return plain(words)
		.split(" ")
		.every((word) => all.includes(word));
}

/** Small, with one blank between words. */
const plain = (text: string) =>
	text
		.normalize("NFKC")
		.toLowerCase()
		.replaceAll("\u00ad", "")
		.replace(/\s+/gu, " ")
		.trim();
