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

const EMAIL = /[^@]+@[^@]+\.[\p{L}\d-]+/u;
const LONGEST_EMAIL = 254;
/** Phone numbers and Terminnummern: seven digits and more. */
const NUMBER = /\+?\d[\d\s/()-]{5,40}\d/gu;

/** Word by word: searched in one piece, a long text without a space would take seconds. */
const emailsIn = (text: string) =>
	text
		.split(/[\s<>,;:()]+/)
		.filter((word) => word.length <= LONGEST_EMAIL)
		.flatMap((word) => EMAIL.exec(word)?.[0] ?? []);

/** Passages that look like an address or a number of somebody's, each once: one press blackens them. */
export function suspected(...texts: readonly string[]): string[] {
	const found = texts.flatMap((text) => [
		...emailsIn(text),
		...(text.match(NUMBER) ?? []),
	]);
	return [...new Set(found.map((passage) => passage.trim()))];
}
