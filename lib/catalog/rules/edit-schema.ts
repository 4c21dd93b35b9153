import { parseCivilDate } from "#lib/civil-date.ts";
import type { StationWords } from "#lib/text/station-words.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";
import { entriesOf } from "#lib/text/typed-lines.ts";
import { addDays, type CivilDate } from "#lib/time.ts";

export interface Fee {
	validFrom: CivilDate;
	/** By language; a language without lines shows the German ones. */
	lines: Readonly<Record<string, readonly string[]>>;
}

export type EditProblem =
	| "not-in-steps"
	| "too-many-minutes"
	| "quantity-invalid"
	| "text-missing"
	| "text-too-long"
	| "date-invalid"
	| "date-past"
	| "date-far"
	| "first-day-missing"
	| "category-missing"
	| "group-missing"
	| "minor-rule-missing"
	| "address-invalid"
	| "postcode-invalid"
	| "phone-invalid"
	| "place-invalid"
	| "too-many-words";

export type Read<Value> =
	| { ok: true; value: Value }
	| { ok: false; errors: Record<string, EditProblem> };

/** Whoever plans later than this has mistyped the year. */
export const FURTHEST_DAYS = 730;
export const LINE = 500;
export const TEXT = 4_000;

export type Typed = (name: string) => string;

export function readStationWords(typed: Typed): Read<StationWords> {
	const errors: Record<string, EditProblem> = {};
	const value = {
		name: oneLine(typed, "name", errors),
		directions: text(typed, "directions", errors),
		accessibility: text(typed, "accessibility", errors),
	};
	return answer(value, errors);
}

/** @param typed of "validFrom" and, for each language, of "lines-<language>" */
export function readFee(
	typed: Typed,
	languages: readonly string[],
	today: CivilDate,
): Read<Fee> {
	const errors: Record<string, EditProblem> = {};
	const validFrom = parseCivilDate(typed("validFrom"));
	if (!validFrom) errors.validFrom = "date-invalid";
	else if (validFrom < today) errors.validFrom = "date-past";
	else if (validFrom > addDays(today, FURTHEST_DAYS))
		errors.validFrom = "date-far";
	const lines = Object.fromEntries(
		languages.map((language) => [
			language,
			entriesOf(typed(`lines-${language}`), language),
		]),
	);
	const [first = ""] = languages;
	if (lines[first]?.length === 0) errors[`lines-${first}`] = "text-missing";
	for (const language of languages)
		if (typed(`lines-${language}`).length > TEXT)
			errors[`lines-${language}`] = "text-too-long";
	return answer({ validFrom: validFrom ?? today, lines }, errors);
}

export const answer = <Value>(
	value: Value,
	errors: Record<string, EditProblem>,
): Read<Value> =>
	Object.keys(errors).length === 0
		? { ok: true, value }
		: { ok: false, errors };

export function wholeNumber(text: string): number | null {
	const plain = plainDigits(text);
	return /^\d{1,4}$/.test(plain) ? Number(plain) : null;
}

export function oneLine(
	typed: Typed,
	name: string,
	errors: Record<string, EditProblem>,
): string {
	const value = typed(name).replace(/\s+/gu, " ").trim();
	if (value === "") errors[name] = "text-missing";
	else if (value.length > LINE) errors[name] = "text-too-long";
	return value;
}

/** The same where nothing need be said. */
export function optionalLine(
	typed: Typed,
	name: string,
	errors: Record<string, EditProblem>,
): string | null {
	const value = typed(name).replace(/\s+/gu, " ").trim();
	if (value.length > LINE) errors[name] = "text-too-long";
	return value || null;
}

/** An address in the web that a page may lead to: encrypted, and without a name or password in it. */
export function optionalAddress(
	typed: Typed,
	name: string,
	errors: Record<string, EditProblem>,
): string | null {
	const value = typed(name).trim();
	if (value === "") return null;
	const url = value.length <= LINE ? URL.parse(value) : null;
	const isOurs =
		url?.protocol === "https:" &&
		url.username === "" &&
		url.password === "" &&
		url.hostname.includes(".");
	if (!isOurs) errors[name] = "address-invalid";
	return isOurs ? url.href : null;
}

function text(
	typed: Typed,
	name: string,
	errors: Record<string, EditProblem>,
): string {
	const value = typed(name).replace(/\r\n?/g, "\n").trim();
	if (value === "") errors[name] = "text-missing";
	else if (value.length > TEXT) errors[name] = "text-too-long";
	return value;
}

/** One entry a line; empty lines are none. */
export function linesOf(text: string): string[] {
	return text
		.split(/\r?\n|\r/)
		.map((line) => line.trim())
		.filter((line) => line !== "");
}
