import { parseCivilDate } from "#lib/civil-date.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";
import type { CivilDate } from "#lib/time.ts";

/** What an admin decides about a service. */
export interface ServiceFacts {
	durationMinutes: number;
	extraMinutes: number;
	maxQuantity: number;
	walkInSuitable: boolean;
	popular: boolean;
}

export interface ServiceWords {
	name: string;
	summary: string;
	quantityLabel: string;
	documents: string[];
	hint: string | null;
}

export interface StationWords {
	name: string;
	directions: string;
	accessibility: string;
}

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
	| "date-past";

type Read<Value> =
	| { ok: true; value: Value }
	| { ok: false; errors: Record<string, EditProblem> };

/** Starts lie on a grid of five minutes (design §3), and so do lengths. */
const STEP = 5;
const MAX_QUANTITY = 20;
const LINE = 500;
const TEXT = 4_000;

type Typed = (name: string) => string;

/** @param maxMinutes of one appointment */
export function readServiceFacts(
	typed: Typed,
	maxMinutes: number,
): Read<ServiceFacts> {
	const errors: Record<string, EditProblem> = {};
	const minutes = (name: string, least: number) => {
		const number = wholeNumber(typed(name));
		if (number === null || number < least || number % STEP !== 0)
			errors[name] = "not-in-steps";
		else if (number > maxMinutes) errors[name] = "too-many-minutes";
		return number ?? 0;
	};
	const value = {
		durationMinutes: minutes("durationMinutes", STEP),
		extraMinutes: minutes("extraMinutes", 0),
		maxQuantity: wholeNumber(typed("maxQuantity")) ?? 0,
		walkInSuitable: typed("walkInSuitable") !== "",
		popular: typed("popular") !== "",
	};
	if (value.maxQuantity < 1 || value.maxQuantity > MAX_QUANTITY)
		errors.maxQuantity = "quantity-invalid";
	return answer(value, errors);
}

export function readServiceWords(typed: Typed): Read<ServiceWords> {
	const errors: Record<string, EditProblem> = {};
	const value = {
		name: oneLine(typed, "name", errors),
		summary: oneLine(typed, "summary", errors),
		quantityLabel: oneLine(typed, "quantityLabel", errors),
		documents: linesOf(typed("documents")),
		hint: typed("hint").trim() || null,
	};
	if (typed("documents").length > TEXT) errors.documents = "text-too-long";
	if ((value.hint ?? "").length > TEXT) errors.hint = "text-too-long";
	return answer(value, errors);
}

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
	const lines = Object.fromEntries(
		languages.map((language) => [
			language,
			linesOf(typed(`lines-${language}`)),
		]),
	);
	const [first = ""] = languages;
	if (lines[first]?.length === 0) errors[`lines-${first}`] = "text-missing";
	for (const language of languages)
		if (typed(`lines-${language}`).length > TEXT)
			errors[`lines-${language}`] = "text-too-long";
	return answer({ validFrom: validFrom ?? today, lines }, errors);
}

const answer = <Value>(
	value: Value,
	errors: Record<string, EditProblem>,
): Read<Value> =>
	Object.keys(errors).length === 0
		? { ok: true, value }
		: { ok: false, errors };

function wholeNumber(text: string): number | null {
	const plain = plainDigits(text);
	return /^\d{1,4}$/.test(plain) ? Number(plain) : null;
}

function oneLine(
	typed: Typed,
	name: string,
	errors: Record<string, EditProblem>,
): string {
	const value = typed(name).replace(/\s+/gu, " ").trim();
	if (value === "") errors[name] = "text-missing";
	else if (value.length > LINE) errors[name] = "text-too-long";
	return value;
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
function linesOf(text: string): string[] {
	return text
		.split(/\r?\n|\r/)
		.map((line) => line.trim())
		.filter((line) => line !== "");
}
