import { EASY } from "./locale.ts";

/** As every system but a browser's form ends its lines. */
export const plainEnds = (text: string): string => text.replace(/\r\n?/g, "\n");

const trimmedLines = (text: string): string[] =>
	plainEnds(text)
		.split("\n")
		.map((line) => line.trim())
		.filter((line) => line !== "");

/** An entry of Leichte Sprache is several sentences, each on a line of its own; a blank line stands between two entries. */
export const typedEntries = (
	entries: readonly string[],
	locale: string,
): string => entries.join(locale === EASY ? "\n\n" : "\n");

/** As `typedEntries` writes them: elsewhere each line is one. */
export function entriesOf(text: string, locale: string): string[] {
	return locale === EASY
		? plainEnds(text)
				.split(/\n[\t ]*\n/)
				.map((entry) => trimmedLines(entry).join("\n"))
				.filter((entry) => entry !== "")
		: trimmedLines(text);
}

/** A text of a few sentences: one line, in Leichte Sprache a line for each. */
export const sentencesOf = (text: string, locale: string): string =>
	locale === EASY
		? trimmedLines(text)
				.map((line) => line.replace(/\s+/gu, " "))
				.join("\n")
		: text.replace(/\s+/gu, " ").trim();
