/** Always as long, whatever it hides. */
const BAR = "█████";
const SHORTEST = 2;
/** As long as the longest text; of a much longer passage no pattern can be made. */
const LONGEST = 10_000;

/** The text without this passage, wherever it stands, in capitals or not; it cannot be told any more what it was. */
export function blacken(text: string, passage: string): string {
	return isPassage(passage)
		? text.replace(new RegExp(RegExp.escape(passage), "giu"), BAR)
		: text;
}

/** One letter would blacken everything, and the bar itself is no secret. */
export function isPassage(passage: string): boolean {
	return (
		passage.length <= LONGEST &&
		[...passage].length >= SHORTEST &&
		/[\p{L}\p{N}]/u.test(passage)
	);
}

const PERSONAL = [
	// E-mail addresses. They begin where a word does: tried at every letter of a long word, it would take for ever.
	/(?<![^\s@<>,;:()])[^\s@<>,;:()]+@[^\s@<>,;:()]+\.[\p{L}\d-]+/gu,
	// Phone numbers and Terminnummern: seven digits and more
	/\+?\d[\d\s/()-]{5,}\d/gu,
];

/** Passages that look like an address or a number of somebody's, each once: one press blackens them. */
export function suspected(...texts: readonly string[]): string[] {
	const found = texts.flatMap((text) =>
		PERSONAL.flatMap((pattern) => text.match(pattern) ?? []),
	);
	return [...new Set(found.map((passage) => passage.trim()))];
}
