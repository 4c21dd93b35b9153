import { onlyDigits } from "./typed-digits.ts";

/** The Terminnummer: what people read, say and type. */

const DIGITS = 8;

/** Luhn: a mistyped digit and nearly all swapped neighbours make another check digit. */
function checkDigit(digits: string): number {
	const sum = [...digits].reverse().reduce((total, digit, index) => {
		const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
		return total + (value > 9 ? value - 9 : value);
	}, 0);
	return (10 - (sum % 10)) % 10;
}

function randomInteger(below: number): number {
	const limit = Math.floor(2 ** 32 / below) * below;
	const [value = limit] = crypto.getRandomValues(new Uint32Array(1));
	return value < limit ? value % below : randomInteger(below);
}

/** Eight digits, the first not 0, and their check digit. */
export function withCheckDigit(digits: string): string {
	return `${digits}${checkDigit(digits)}`;
}

/** A Terminnummer: nine digits, never with a leading zero, the last one a check digit. */
export function newReference(): string {
	const first = 10 ** (DIGITS - 1);
	return withCheckDigit(String(first + randomInteger(9 * first)));
}

/** Accepts what people type: blanks, dashes, dots, digits of other scripts. Null unless it is a Terminnummer without a slip. */
export function parseReference(text: string): string | null {
	const digits = onlyDigits(text.slice(0, 64));
	if (digits === null || !/^[1-9]\d{8}$/.test(digits)) return null;
	return Number(digits.at(-1)) === checkDigit(digits.slice(0, DIGITS))
		? digits
		: null;
}

/** "482193507" → "482 193 507", with no-break spaces. */
export function formatReference(reference: string): string {
	return reference.replace(/(\d{3})(?=\d)/g, "$1\u00a0");
}
