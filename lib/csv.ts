/** As German spreadsheets open it: semicolons, and a mark that says UTF-8. */
export function csvOf(rows: readonly (readonly string[])[]): string {
	return `\ufeff${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}

/** What a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection). */
function cell(text: string): string {
	const safe = /^[=+\-@\t\r\n|%]/.test(text) ? `'${text}` : text;
	return /[";\r\n]/.test(safe) || safe !== text
		? `"${safe.replaceAll('"', '""')}"`
		: safe;
}
