const NAMED: Readonly<Record<string, string>> = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: '"',
	apos: "'",
	nbsp: " ",
	euro: "€",
	ndash: "–",
	mdash: "—",
	auml: "ä",
	ouml: "ö",
	uuml: "ü",
	Auml: "Ä",
	Ouml: "Ö",
	Uuml: "Ü",
	szlig: "ß",
};

/** What begins a new line in a text that somebody formatted. */
const BREAK = /<\/?(?:p|li|ul|ol|br|div|h[1-6]|tr)\b[^<>]{0,500}>/gi;
const TAG = /<\/?[a-z][^<>]{0,2000}>/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi;

/** A text of a database of the administration, with or without HTML, as plain lines without empty ones. */
export function plainLines(text: string): string[] {
	return text
		.replace(BREAK, "\n")
		.replace(TAG, "")
		.replace(ENTITY, (whole, decimal, hexadecimal, name) =>
			name === undefined
				? signOf(Number.parseInt(decimal ?? hexadecimal, decimal ? 10 : 16))
				: (NAMED[name] ?? whole),
		)
		.split(/\r\n?|\n/)
		.map((line) => line.replace(/[\s\p{Cc}]+/gu, " ").trim())
		.map((line) => line.replace(/^[-–•*]\s+/, ""))
		.filter((line) => line !== "");
}

const signOf = (code: number): string =>
	code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
		? String.fromCodePoint(code)
		: "";
