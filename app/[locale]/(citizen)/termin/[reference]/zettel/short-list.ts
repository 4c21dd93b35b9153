/** Letters that have room on the small slip. */
const ROOM = 430;

/**
 * What to bring, in the few words that a slip has room for: each thing once, without its explanation. What is needed
 * in some cases only keeps every word, or somebody would come without it. False: not all of it is here.
 */
export function shortList(documents: readonly string[]): {
	lines: string[];
	isWhole: boolean;
} {
	const all = [...new Set(documents.map(shorten))];
	const lines: string[] = [];
	let length = 0;
	for (const line of all) {
		length += line.length;
		if (length > ROOM && lines.length > 0) break;
		lines.push(line);
	}
	return { lines, isWhole: lines.length === all.length };
}

/** "Passfoto: Bringen Sie den Code mit. …" → "Passfoto"; "Für Kinder: …" stays as it is. */
function shorten(line: string): string {
	if (/^(?:Für|Wenn|For|If) /u.test(line)) return line;
	return line.split(/: |\. /u, 1)[0] ?? line;
}
