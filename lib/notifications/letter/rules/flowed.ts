/**
 * Plain text as `format=flowed` (RFC 3676): no line is longer than 72 columns, so it can be read
 * everywhere, and programs that know the format join them again to the width of their window.
 */
const COLUMNS = 72;

export function flowed(text: string): string {
	return text
		.split("\n")
		.flatMap((line) => fold(line.trimEnd()))
		.map(stuff)
		.join("\r\n");
}

/** Breaks at blanks, which stay at the line's end: that is what says "goes on". */
function fold(line: string): string[] {
	const lines: string[] = [];
	let rest = line;
	while (rest.length > COLUMNS) {
		// Not within the blanks a list's line begins with; a link longer than a line stays whole.
		const begin = rest.search(/\S/);
		const early = rest.lastIndexOf(" ", COLUMNS - 1);
		const at = early > begin ? early : rest.indexOf(" ", COLUMNS);
		if (at < 0) break;
		lines.push(rest.slice(0, at + 1));
		rest = rest.slice(at + 1);
	}
	return [...lines, rest];
}

/** A first blank would otherwise be dropped, and "From " or ">" be taken for something else. */
const stuff = (line: string) =>
	/^(?: |>|From )/.test(line) ? ` ${line}` : line;
