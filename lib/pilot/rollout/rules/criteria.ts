import type { Cell } from "#lib/pilot/figures/rules/cell.ts";
import type {
	ColumnName,
	Figure,
	FigureName,
} from "#lib/pilot/figures/rules/figure.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";

/** What a criterion may be about: a column of a figure. */
const MEASURES = [
	["wait", "walkInMedian"],
	["wait", "bookedMedian"],
	["absence", "absentShare"],
	["lead", "leadMedian"],
	["mix", "withShare"],
	["use", "useOnline"],
	["bookings", "booked"],
	["mails", "mailsFailedShare"],
	["satisfaction", "ratedBooking"],
	["satisfaction", "ratedService"],
	["errors", "failures"],
] as const satisfies readonly (readonly [FigureName, ColumnName])[];

/** "wait-walkInMedian" … */
export type Measure = (typeof MEASURES)[number] extends infer One
	? One extends readonly [infer A extends string, infer B extends string]
		? `${A}-${B}`
		: never
	: never;

export const MEASURE_NAMES = MEASURES.map(
	([figure, column]) => `${figure}-${column}` as Measure,
);

export interface Criterion {
	id: number;
	measure: Measure;
	bound: "at-most" | "at-least";
	threshold: number;
	/** Measured over so many whole days up to yesterday. */
	days: number;
}

/** met and missed; unknown: nothing was measured, or about too few people. */
export type CriterionState = "met" | "missed" | "unknown";

export function judge(
	{ bound, threshold }: Pick<Criterion, "bound" | "threshold">,
	{ value }: Cell,
): CriterionState {
	if (value === null) return "unknown";
	const isMet = bound === "at-most" ? value <= threshold : value >= threshold;
	return isMet ? "met" : "missed";
}

/** The total of a measure. */
export function measureIn(figures: readonly Figure[], measure: Measure): Cell {
	const [name, column] = measure.split("-");
	const figure = figures.find((one) => one.name === name);
	const index = figure?.columns.findIndex((one) => one.name === column) ?? -1;
	return figure?.total[index] ?? { value: null, few: false };
}

type CriterionRefusal = "no-measure" | "no-bound" | "no-number" | "no-days";

/** A criterion as it was typed, or what is wrong at which field. */
export function readCriterion(typed: {
	measure: string;
	bound: string;
	threshold: string;
	days: string;
}):
	| { ok: true; value: Omit<Criterion, "id"> }
	| { ok: false; errors: [field: string, CriterionRefusal][] } {
	const errors: [string, CriterionRefusal][] = [];
	const measure = MEASURE_NAMES.find((name) => name === typed.measure);
	if (!measure) errors.push(["was", "no-measure"]);
	const bound = BOUNDS.find((name) => name === typed.bound);
	if (!bound) errors.push(["richtung", "no-bound"]);
	const threshold = readNumber(typed.threshold);
	if (threshold === null) errors.push(["schwelle", "no-number"]);
	const daysTyped = plainDigits(typed.days);
	const days = /^\d{1,3}$/.test(daysTyped) ? Number(daysTyped) : 0;
	const hasDays = days >= 1 && days <= 366;
	if (!hasDays) errors.push(["tage", "no-days"]);
	return measure && bound && threshold !== null && hasDays
		? { ok: true, value: { measure, bound, threshold, days } }
		: { ok: false, errors };
}

const BOUNDS = ["at-most", "at-least"] as const;

/** "12", "12,5" → 12.5; null: no number that a threshold can be. */
function readNumber(text: string): number | null {
	const plain = plainDigits(text).replaceAll(" ", "").replace(",", ".");
	return /^\d{1,6}(\.\d{1,3})?$/.test(plain) ? Number(plain) : null;
}
