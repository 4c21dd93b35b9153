import { shapeOf } from "./shape.ts";

/** So much of what was said is compared; more than this no text of a page is. */
const LONGEST = 600;
/** What is shorter stands in too many texts. */
const SHORTEST = 3;

/**
 * Which text somebody means who typed some of it as they read it: the whole of it, a part, or more than it, with values
 * filled in. The best match counts; null: none, or several that match as well ("Zurück" stands on many pages), because a
 * wrong key leads whoever looks for it astray.
 * @param texts key and words (`wordsIn`)
 */
export function findText(
	texts: Iterable<readonly [key: string, words: readonly string[]]>,
	said: string,
): string | null {
	const sought = plain(said.slice(0, LONGEST));
	if (sought.length < SHORTEST) return null;
	let best: { key: string | null; worth: number } = { key: null, worth: 0 };
	for (const [key, words] of texts) {
		const worth = worthOf(words, sought);
		if (worth > best.worth) best = { key, worth };
		else if (worth === best.worth) best = { ...best, key: null };
	}
	return best.key;
}

/** 3: the same; 2 to 3: a part of it, the more the larger the part; 1 to 2: it is a part of what was said; 0: neither. */
function worthOf(words: readonly string[], sought: string): number {
	const length = words.join(" ").length;
	if (length === 0) return 0;
	if (words.length === 1 && words[0] === sought) return 3;
	if (words.some((part) => holds(part, sought)))
		return 2 + Math.min(sought.length / length, 0.99);
	// Of the forms of a plural one alone was read.
	const read = words.filter((part) => holds(sought, part)).join(" ").length;
	return 2 * read < sought.length
		? 0
		: 1 + Math.min((read * read) / (sought.length * length), 0.99);
}

/** The words of a text that stand between values and tags, ready to be compared; what is the city's is filled in. */
export function wordsIn(text: string): string[] {
	const shape = shapeOf(text);
	return (shape.ok ? shape.value.words : [text]).map(plain).filter(Boolean);
}

/** As whole words. */
const holds = (text: string, part: string) => ` ${text} `.includes(` ${part} `);

/** Letters and digits alone, small, with one blank between words. */
const plain = (text: string) =>
	text
		.normalize("NFKC")
		.replaceAll("\u00ad", "")
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
		.trim();
