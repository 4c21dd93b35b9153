/** The small slip has room for so many lines of so many letters. */
const LINES = 8;
const LETTERS = 46;
/** Where there is more to bring, that is said, too. */
const LINES_TO_SAY_SO = 2;

/**
 * What to bring, in the few words that a slip has room for: each thing once, without its explanation. What is needed
 * in some cases only keeps every word, or somebody would come without it.
 */
export function shortList(
	documents: readonly string[],
	lang = "de",
): {
	lines: string[];
	/** False: there is more to bring. */
	isWhole: boolean;
} {
	const all = [...new Set(documents.map((line) => shorten(line, lang)))];
	const fitting = (room: number) => {
		let left = room;
		return all.filter((line) => {
			const rows = Math.ceil(line.length / LETTERS);
			if (rows > left) return false;
			left -= rows;
			return true;
		});
	};
	const lines = fitting(LINES);
	return lines.length === all.length
		? { lines, isWhole: true }
		: { lines: fitting(LINES - LINES_TO_SAY_SO), isWhole: false };
}

/** "Passfoto: Bringen Sie den Code mit. …" → "Passfoto"; "Für Kinder: …" stays as it is. */
function shorten(line: string, lang: string): string {
	// Where conditions begin with words that we do not know, nothing is cut off.
	if (lang !== "de" && lang !== "en") return line;
	if (/^(?:Für|Wenn|For|If) /u.test(line)) return line;
	return line.split(/: |\. /u, 1)[0] ?? line;
}
