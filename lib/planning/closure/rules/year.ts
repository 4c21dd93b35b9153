import type { Closure } from "#lib/availability/rules/closure.ts";
import { publicHolidayOn } from "#lib/availability/rules/holidays.ts";
import { type Span, subtract } from "#lib/availability/rules/span.ts";
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
		buildingHours,
	}: {
		/** Those that concern the station. */
		closures: readonly Pick<
			Closure,
			"scope" | "startDate" | "endDate" | "from" | "until"
		>[];
		openHolidays: { has(date: CivilDate): boolean };
		/** On which weekdays the house opens, and when. */
		buildingHours: readonly (Span & { weekday: number })[];
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
		const hours = buildingHours.filter((one) => one.weekday === weekday);
		if (hours.length === 0) return "noOpening";
		const own = closures.filter(
			({ startDate, endDate }) => startDate <= date && date <= endDate,
		);
		// Two halves are a whole.
		const cuts = own
			.filter(({ scope }) => scope === "city" || scope === "station")
			.map(({ from, until }) => ({ from: from ?? 0, until: until ?? 1440 }));
		if (hours.every((span) => subtract(span, cuts).length === 0))
			return "closed";
		if (own.length > 0) return "partly";
		return isHoliday ? "openHoliday" : "open";
	}
}
