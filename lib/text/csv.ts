import { zone } from "#lib/time.ts";

/** A number is written as German spreadsheets read it; null: an empty cell. */
export type CsvCell = string | number | null;

/** As German spreadsheets open it: semicolons, decimal commas, and a mark that says UTF-8. */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
	return `\ufeff${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}

/** "2026-11-24 10:05:03" in the city: spreadsheets of every language take it for a date, and it sorts as a text, too. */
export function csvTime(epochMilliseconds: number): string {
	return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds)
		.toZonedDateTimeISO(zone())
		.toPlainDateTime()
		.toString({ smallestUnit: "second" })
		.replace("T", " ");
}

function cell(content: CsvCell): string {
	if (content === null) return "";
	if (typeof content === "number")
		return String(Math.round(content * 100) / 100).replace(".", ",");
	const safe = isFormula(content) ? `'${content}` : content;
	return /[";\r\n]/.test(safe) || safe !== content
		? `"${safe.replaceAll('"', '""')}"`
		: safe;
}

/**
 * What a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection). Some read the wide
 * signs of East Asian keyboards (＝＋－＠) as the plain ones, and some skip what cannot be seen before them.
 */
function isFormula(text: string): boolean {
	return /^[\t\r\n]|^[\p{C}\p{Z}]*[=+\-−@|%]/u.test(text.normalize("NFKC"));
}
