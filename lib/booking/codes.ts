/** What people read, say and type: numbers and link tokens. Pure; secrets come in lib/booking/secrets.ts. */

const DIGITS = 8;

/** Luhn: a mistyped digit or two swapped neighbours make another check digit. */
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

/** Accepts what people type: spaces, dashes, dots. Null unless it is a Terminnummer without a slip. */
export function parseReference(text: string): string | null {
	const digits = text.slice(0, 64).replace(/[\s.\-–]/gu, "");
	if (!/^[1-9]\d{8}$/.test(digits)) return null;
	return Number(digits.at(-1)) === checkDigit(digits.slice(0, DIGITS))
		? digits
		: null;
}

/** "482193507" → "482 193 507", with no-break spaces. */
export function formatReference(reference: string): string {
	return reference.replace(/(\d{3})(?=\d)/g, "$1\u00a0");
}

const TOKEN = /^[A-Za-z0-9_-]{22}$/;

/** 128 random bits for the address of a hold. */
export function newHoldToken(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return bytes.toBase64({ alphabet: "base64url", omitPadding: true });
}

/** Whether a text can be the token of a hold or of an appointment's link. */
export function isToken(text: string): boolean {
	return TOKEN.test(text);
}

/** Wartenummer of an appointment: "A007"; the letter tells appointments from walk-ins. */
export function appointmentTicket(number: number): string {
	return `A${String(number).padStart(3, "0")}`;
}
