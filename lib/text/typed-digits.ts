/**
 * What somebody typed as digits, as everything that reads numbers expects it: digits of every script (Arabic, Persian,
 * full-width keyboards …) become 0–9, every hyphen, dash and minus becomes "-", every kind of blank one space. Marks that
 * nobody sees, which come along when a number is copied, are gone. Letters stay.
 */
export function plainDigits(text: string): string {
	return text
		.normalize("NFKC")
		.replace(/(?!\s)[\p{Cf}\p{Cc}]/gu, "")
		.replace(/\p{Nd}/gu, digitOf)
		.replace(/[\p{Pd}\u2212\u2043]/gu, "-")
		.replace(/\s+/gu, " ")
		.trim();
}

/** Only the digits of it, for codes and references: "482 193–507" → "482193507"; null: there is something else, too. */
export function onlyDigits(text: string): string | null {
	const digits = plainDigits(text).replace(/[ .\-_/]/gu, "");
	return /^\d*$/.test(digits) ? digits : null;
}

/** Unicode lists the ten digits of a script one after another, the zero at a number that ends with a hexadecimal 0 or 6. */
function digitOf(digit: string): string {
	const code = digit.codePointAt(0) ?? 0;
	const last = code % 16;
	const fromZero = /\p{Nd}/u.test(String.fromCodePoint(code - last));
	return String(fromZero ? last : last - 6);
}
