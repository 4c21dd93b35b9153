import type { Channel } from "#lib/availability/availability.ts";
import { publicHolidayOn } from "#lib/availability/rules/holidays.ts";
import { type Opening, opensOn } from "#lib/availability/rules/opening.ts";
import { addDays, type CivilDate, type Weekday, weekdayOf } from "#lib/time.ts";
import type { PlannedDesk, RosterPlan } from "./plan.ts";

/** What a desk is planned for on this day, in order of time; closures and holidays are not looked at. */
export function dayOpenings(
	plan: RosterPlan,
	deskId: number,
	date: CivilDate,
): Opening[] {
	const desk = plan.desks.find(({ id }) => id === deskId);
	return plan.openings
		.filter((opening) => counts(opening, deskId, desk, date))
		.sort((a, b) => a.from - b.from || a.until - b.until);
}

function counts(
	opening: Opening,
	deskId: number,
	desk: PlannedDesk | undefined,
	date: CivilDate,
): boolean {
	if (!opening.deskIds.includes(deskId) || !opensOn(opening, date))
		return false;
	return opening.kind === "single" || !desk?.ownDays.includes(date);
}

export interface GridDay {
	date: CivilDate;
	weekday: Weekday;
	isHoliday: boolean;
	/** Minutes that desks in use are planned for, by channel; as if nothing were closed. */
	minutes: Record<Channel, number>;
}

export interface GridCell {
	date: CivilDate;
	openings: readonly Opening[];
	/** Planned anew for this day alone. */
	isOwnDay: boolean;
}

export interface WeekGrid {
	days: readonly GridDay[];
	/** Desks in use first. */
	rows: readonly { desk: PlannedDesk; cells: readonly GridCell[] }[];
}

/** Desks × days of one week; the weekend only where something is planned then or the house is open. */
export function weekGrid(
	plan: RosterPlan,
	monday: CivilDate,
	houseDays: ReadonlySet<Weekday>,
): WeekGrid {
	const week = Array.from({ length: 7 }, (_, day) => addDays(monday, day));
	const dates = week.filter((date) => {
		const weekday = weekdayOf(date);
		return (
			weekday <= 5 ||
			houseDays.has(weekday) ||
			plan.desks.some(({ id }) => dayOpenings(plan, id, date).length > 0)
		);
	});
	const rows = plan.desks
		.toSorted((a, b) => Number(b.active) - Number(a.active))
		.map((desk) => ({
			desk,
			cells: dates.map((date) => ({
				date,
				openings: dayOpenings(plan, desk.id, date),
				isOwnDay: desk.ownDays.includes(date),
			})),
		}));
	return { rows, days: dates.map((date) => gridDay(rows, date)) };
}

function gridDay(rows: WeekGrid["rows"], date: CivilDate): GridDay {
	const minutes = { online: 0, staff: 0, "walk-in": 0 };
	for (const { desk, cells } of rows) {
		if (!desk.active) continue;
		const cell = cells.find((one) => one.date === date);
		for (const { channel, from, until } of cell?.openings ?? [])
			minutes[channel] += until - from;
	}
	return {
		date,
		weekday: weekdayOf(date),
		isHoliday: publicHolidayOn(date) !== null,
		minutes,
	};
}
