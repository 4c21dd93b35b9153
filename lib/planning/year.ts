import type { Closure } from "#lib/availability/closure.ts";
import { publicHolidayOn } from "#lib/availability/holidays.ts";
import {
	type CivilDate,
	datesBetween,
	type Weekday,
	weekdayOf,
} from "#lib/time.ts";

/** What a day of the year's calendar is, strongest first. */
type DayState =
	| "holiday"
	| "openHoliday"
	| "closed"
	| "partly"
	| "open"
	/** The house never opens on this weekday. */
	| "noOpening";

export interface CalendarDay {
	date: CivilDate;
	weekday: Weekday;
	state: DayState;
}

/** A year's days, by month from January on. */
export function calendarOf(
	year: number,
	{
		closures,
		openHolidays,
		openWeekdays,
	}: {
		/** Those that concern the station. */
		closures: readonly Pick<
			Closure,
			"scope" | "startDate" | "endDate" | "from" | "until"
		>[];
		openHolidays: { has(date: CivilDate): boolean };
		/** On which the house opens. */
		openWeekdays: ReadonlySet<number>;
	},
): CalendarDay[][] {
	const days = datesBetween(
		`${year}-01-01` as CivilDate,
		`${year}-12-31` as CivilDate,
	).map((date): CalendarDay => {
		const weekday = weekdayOf(date);
		return { date, weekday, state: stateOf(date, weekday) };
	});
	return Array.from({ length: 12 }, (_, index) =>
		days.filter(({ date }) => Number(date.slice(5, 7)) === index + 1),
	);

	function stateOf(date: CivilDate, weekday: Weekday): DayState {
		const isHoliday = publicHolidayOn(date) !== null;
		if (isHoliday && !openHolidays.has(date)) return "holiday";
		if (!openWeekdays.has(weekday)) return "noOpening";
		const own = closures.filter(
			({ startDate, endDate }) => startDate <= date && date <= endDate,
		);
		const isClosed = own.some(
			({ scope, from, until }) =>
				(scope === "city" || scope === "station") &&
				(from ?? 0) === 0 &&
				(until ?? 1440) === 1440,
		);
		if (isClosed) return "closed";
		if (own.length > 0) return "partly";
		return isHoliday ? "openHoliday" : "open";
	}
}
