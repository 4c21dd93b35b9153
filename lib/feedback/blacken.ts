/** Always as long, whatever it hides. */
const BAR = "█████";
const SHORTEST = 2;

/** The text without this passage, wherever it stands, in capitals or not; it cannot be told any more what it was. */
export function blacken(text: string, passage: string): string {
	return isPassage(passage)
		? text.replace(new RegExp(RegExp.escape(passage), "giu"), BAR)
		: text;
}

/** One letter would blacken everything, and the bar itself is no secret. */
export function isPassage(passage: string): boolean {
	return [...passage].length >= SHORTEST && /[\p{L}\p{N}]/u.test(passage);
}

const PERSONAL = [
	// E-mail addresses
	/[^\s@<>,;:()]+@[^\s@<>,;:()]+\.[\p{L}\d-]+/gu,
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
