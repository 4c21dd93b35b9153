import type { CivilDate, Minute } from "#lib/time.ts";
import { daysBetween } from "#lib/time.ts";

/** A time that can be had, and where. */
export interface FreeTime {
	stationId: number;
	date: CivilDate;
	start: Minute;
}

/** A day and every time of it, at whichever stations were asked; ordered by time. */
export interface FreeTimesOfDay {
	date: CivilDate;
	times: FreeTime[];
}

type StationDays = readonly {
	stationId: number;
	days: readonly { date: CivilDate; starts: readonly Minute[] }[];
}[];

/** The stations' days put together to one calendar, earliest first. */
export function mergeDays(stations: StationDays): FreeTimesOfDay[] {
	const byDate = new Map<CivilDate, FreeTime[]>();
	for (const { stationId, days } of stations)
		for (const { date, starts } of days) {
			const times = byDate.get(date) ?? [];
			times.push(...starts.map((start) => ({ stationId, date, start })));
			byDate.set(date, times);
		}
	return inOrder(byDate);
}

const inOrder = (
	byDate: ReadonlyMap<CivilDate, FreeTime[]>,
): FreeTimesOfDay[] =>
	[...byDate]
		.map(([date, times]) => ({
			date,
			times: times.sort((a, b) => a.start - b.start),
		}))
		.sort((a, b) => a.date.localeCompare(b.date));

/** Two calendars of different stations as one. */
export function joinDays(
	one: readonly FreeTimesOfDay[],
	other: readonly FreeTimesOfDay[],
): FreeTimesOfDay[] {
	const byDate = new Map<CivilDate, FreeTime[]>();
	for (const { date, times } of [...one, ...other])
		byDate.set(date, [...(byDate.get(date) ?? []), ...times]);
	return inOrder(byDate);
}

/** What comes closest to a time that was lost, in the order of the calendar. */
export function nearestTimes(
	days: readonly FreeTimesOfDay[],
	wanted: { date: CivilDate; start: Minute },
	count: number,
): FreeTime[] {
	const distance = ({ date, start }: FreeTime) =>
		Math.abs(daysBetween(wanted.date, date) * 1440 + start - wanted.start);
	const order = (a: FreeTime, b: FreeTime) =>
		a.date.localeCompare(b.date) || a.start - b.start;
	return days
		.flatMap(({ times }) => times)
		.sort((a, b) => distance(a) - distance(b))
		.slice(0, count)
		.sort(order);
}
