import type {
	Channel,
	DayDesk,
	DayFacts,
} from "#lib/availability/availability.ts";
import { composeDay } from "#lib/availability/rules/compose.ts";
import { publicHolidayOn } from "#lib/availability/rules/holidays.ts";
import {
	type CivilDate,
	datesBetween,
	type Weekday,
	weekdayOf,
} from "#lib/time.ts";

type Parts = Omit<
	Parameters<typeof composeDay>[0],
	"date" | "busy" | "desks"
> & {
	desks: readonly DayDesk[];
};

/** Minutes of a day that desks are open for, by channel, closures taken out. */
export interface DayCapacity {
	date: CivilDate;
	weekday: Weekday;
	isHoliday: boolean;
	minutes: Record<Channel, number>;
}

export function capacityOf(
	roster: Parts,
	from: CivilDate,
	until: CivilDate,
): DayCapacity[] {
	return datesBetween(from, until).map((date) => ({
		date,
		weekday: weekdayOf(date),
		isHoliday: publicHolidayOn(date) !== null,
		minutes: minutesOf(composeDay({ ...roster, date, busy: [] })),
	}));
}

function minutesOf({ windows }: DayFacts): Record<Channel, number> {
	const minutes = { online: 0, staff: 0, "walk-in": 0 };
	for (const { channel, from, until } of windows)
		minutes[channel] += until - from;
	return minutes;
}

/** What people really wanted on one day. */
export interface DayDemand {
	date: CivilDate;
	/** Of appointments that were not cancelled. */
	bookedMinutes: number;
	/** People who came without an appointment. */
	walkIns: number;
}

/** An ordinary day of the week: averages of the days on which the house was open. Null: there was none. */
export interface WeekdayDemand {
	days: number;
	bookedMinutes: number;
	walkIns: number;
}

export function demandByWeekday(
	days: readonly DayDemand[],
	openDates: ReadonlySet<CivilDate>,
): ReadonlyMap<Weekday, WeekdayDemand> {
	const weekdays = new Map<Weekday, DayDemand[]>();
	for (const day of days) {
		if (!openDates.has(day.date)) continue;
		const weekday = weekdayOf(day.date);
		weekdays.set(weekday, [...(weekdays.get(weekday) ?? []), day]);
	}
	const mean = (values: readonly number[]) =>
		Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
	return new Map(
		[...weekdays].map(([weekday, own]) => [
			weekday,
			{
				days: own.length,
				bookedMinutes: mean(own.map((day) => day.bookedMinutes)),
				walkIns: mean(own.map((day) => day.walkIns)),
			},
		]),
	);
}
