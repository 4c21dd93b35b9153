import type { Cell } from "./cell.ts";
import type { Column, Unit } from "./figure.ts";

/** Whether what changed is good; null: it hardly changed, cannot be told, or is neither. */
type Judgement = "better" | "worse" | null;

/** What chance alone does from week to week: six seconds more of waiting are no news. Of a count: its share. */
const LEAST: Record<Unit, number> = {
	count: 0.1,
	people: 0.5,
	percent: 1,
	seconds: 10,
	minutes: 1,
	days: 1,
	points: 0.2,
};

/** Of the values as they are shown, with one digit behind the comma. */
const tenths = (value: number) => Math.round(value * 10);

export function judgeChange(
	now: Cell | undefined,
	before: Cell | undefined,
	{ better, unit }: Pick<Column, "better" | "unit">,
): Judgement {
	if (better === null || now?.value == null || before?.value == null)
		return null;
	const by = now.value - before.value;
	const least = LEAST[unit] * (unit === "count" ? Math.abs(before.value) : 1);
	if (by === 0 || tenths(Math.abs(by)) < tenths(least)) return null;
	return by < 0 === (better === "less") ? "better" : "worse";
}
