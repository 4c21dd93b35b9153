import { sentText } from "#lib/sent.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";

/** The largest that PostgreSQL takes for the number of a row. */
const MAX_NUMBER = 2 ** 31 - 1;

/** A whole number, not negative; whatever else was sent is 0, which is no row's number. */
export function numberOf(text: string): number {
	const number = Number(plainDigits(text));
	return Number.isInteger(number) && number >= 0 && number <= MAX_NUMBER
		? number
		: 0;
}

export function sentNumber(form: FormData, name: string): number {
	return numberOf(sentText(form, name));
}

/** The visit a step is about, as the page showed it. */
export function sentVisit(form: FormData): {
	visitId: string;
	version: number;
} {
	return {
		visitId: sentText(form, "besuch"),
		version: sentNumber(form, "stand"),
	};
}
