import { parseCivilDate } from "#lib/civil-date.ts";
import { addMonths, firstOf, lastOf, monthOf } from "#lib/text/month.ts";
import { addDays, type CivilDate, daysBetween } from "#lib/time.ts";

/** Civil days, both included. */
export interface Period {
	from: CivilDate;
	until: CivilDate;
}

export const PERIODS = [
	"heute",
	"woche",
	"vier-wochen",
	"monat",
	"vormonat",
	"quartal",
	"jahr",
	"frei",
] as const;
export type PeriodName = (typeof PERIODS)[number];

export const COMPARISONS = ["davor", "vorjahr", "start", "ohne"] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const daysOf = ({ from, until }: Period) => daysBetween(from, until) + 1;

/** Longer than that nobody compares anything, and the page would have no end. */
export const LONGEST_DAYS = 1_100;

/** The period of this name, as seen today; whole days up to yesterday, but for "heute". */
export function periodNamed(
	name: Exclude<PeriodName, "frei">,
	today: CivilDate,
): Period {
	const yesterday = addDays(today, -1);
	const last = (days: number) => ({
		from: addDays(today, -days),
		until: yesterday,
	});
	switch (name) {
		case "heute":
			return { from: today, until: today };
		case "woche":
			return last(7);
		case "vier-wochen":
			return last(28);
		case "monat":
			return { from: firstOf(monthOf(yesterday)), until: yesterday };
		case "vormonat": {
			const month = addMonths(monthOf(today), -1);
			return { from: firstOf(month), until: lastOf(month) };
		}
		case "quartal":
			return last(91);
		case "jahr":
			return last(364);
	}
}

export type PeriodFlaw =
	/** Given backwards: turned round. */
	| "backwards"
	/** No date, or one that cannot be: another one is shown. */
	| "no-date"
	/** Later than today, or too long: cut. */
	| "cut";

/** Two dates as typed, made a period that can be shown. */
export function freePeriod(
	from: string,
	until: string,
	today: CivilDate,
): { period: Period; flaw: PeriodFlaw | null } {
	const a = parseCivilDate(from);
	const b = parseCivilDate(until);
	if (!a || !b)
		return {
			period: periodNamed("vier-wochen", today),
			flaw: "no-date",
		};
	const [first, last] = a <= b ? [a, b] : [b, a];
	const end = last > today ? today : last;
	const begin = first > end ? end : first;
	const earliest = addDays(end, 1 - LONGEST_DAYS);
	const period = { from: begin < earliest ? earliest : begin, until: end };
	if (a > b) return { period, flaw: "backwards" };
	const isCut = period.from !== first || period.until !== last;
	return { period, flaw: isCut ? "cut" : null };
}

/** As many days, directly before. */
export function periodBefore(period: Period): Period {
	const until = addDays(period.from, -1);
	return { from: addDays(until, 1 - daysOf(period)), until };
}

/** 52 weeks earlier, so that weekdays meet their like. */
export function yearBefore({ from, until }: Period): Period {
	return { from: addDays(from, -364), until: addDays(until, -364) };
}

/**
 * From the day on which a station went online, and as many days before it. Null: it has not been online for a whole day.
 * @param length wanted; less, if fewer days have passed
 */
export function aroundStart(
	start: CivilDate,
	length: number,
	today: CivilDate,
): { after: Period; before: Period } | null {
	const passed = daysBetween(start, today);
	if (passed < 1) return null;
	const days = Math.min(length, passed);
	const after = { from: start, until: addDays(start, days - 1) };
	return { after, before: periodBefore(after) };
}
