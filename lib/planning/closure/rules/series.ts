import { addDays, type CivilDate, daysBetween, weekdayOf } from "#lib/time.ts";

export const REPEATS = [
	"once",
	"weekly",
	"fortnightly",
	"monthly",
	"yearly",
] as const;
export type Repeat = (typeof REPEATS)[number];

/** More closures in one series help nobody; a weekly one for two years is within it. */
export const MAX_SERIES = 120;

interface Days {
	startDate: CivilDate;
	endDate: CivilDate;
}

/**
 * The days of a series, the first ones included, as long as one begins on or before `until`. "monthly" means the same
 * weekday of the month ("every second Tuesday"; the fifth is the last), "yearly" the same date; 29 February is left out in
 * other years. At most MAX_SERIES + 1, so that too many are noticed.
 */
export function seriesOf(
	first: Days,
	repeat: Repeat,
	until: CivilDate,
): Days[] {
	const length = daysBetween(first.startDate, first.endDate);
	const series: Days[] = [];
	for (let round = 0; series.length <= MAX_SERIES; round++) {
		const startDate = startOf(first.startDate, repeat, round);
		if (startDate === null) continue;
		if (round > 0 && (repeat === "once" || startDate > until)) break;
		series.push({ startDate, endDate: addDays(startDate, length) });
	}
	return series;
}

function startOf(
	first: CivilDate,
	repeat: Repeat,
	round: number,
): CivilDate | null {
	switch (repeat) {
		case "once":
			return first;
		case "weekly":
			return addDays(first, 7 * round);
		case "fortnightly":
			return addDays(first, 14 * round);
		case "monthly":
			return sameWeekday(first, round);
		case "yearly": {
			const date = Temporal.PlainDate.from(first);
			const other = date.add({ years: round });
			return other.day === date.day ? (other.toString() as CivilDate) : null;
		}
	}
}

function sameWeekday(first: CivilDate, months: number): CivilDate {
	const date = Temporal.PlainDate.from(first);
	const week = Math.ceil(date.day / 7);
	const month = date.with({ day: 1 }).add({ months });
	const toFirst = (weekdayOf(first) - month.dayOfWeek + 7) % 7;
	const nth = month.add({ days: toFirst + 7 * (week - 1) });
	const day = nth.month === month.month ? nth : nth.subtract({ days: 7 });
	return day.toString() as CivilDate;
}
