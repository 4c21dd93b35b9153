import type { Cell } from "./cell.ts";
import type { ColumnName, Figure, FigureName } from "./figure.ts";

/** What a criterion may be about: a column of a figure. */
export const MEASURES = [
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

export type CriterionRefusal =
	| "no-measure"
	| "no-bound"
	| "no-number"
	| "no-days";

/** "12", "12,5" → 12.5; null: no number that a threshold can be. */
export function readNumber(text: string): number | null {
	const plain = text.trim().replace(/\s/g, "").replace(",", ".");
	if (!/^\d{1,6}(\.\d{1,3})?$/.test(plain)) return null;
	return Number(plain);
}
