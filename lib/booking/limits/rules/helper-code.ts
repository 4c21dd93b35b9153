import { plainDigits } from "#lib/text/typed-digits.ts";

const DIGITS = 10;

/** "4821 773 015", however it was typed; null: that is no number of this kind. */
export function readHelperCode(text: string): string | null {
	const digits = plainDigits(text).replace(/[\s.\-/]/g, "");
	return /^\d{10}$/.test(digits) ? digits : null;
}

/** @param random of 0 to 1 000 000 000 0 */
export const helperCode = (random: number) =>
	String(random).padStart(DIGITS, "0");

/** As it is told and typed: "4821 773 015". */
export const shownHelperCode = (code: string) =>
	`${code.slice(0, 4)} ${code.slice(4, 7)} ${code.slice(7)}`;
