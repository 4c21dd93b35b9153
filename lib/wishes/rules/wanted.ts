import { ok, type Result, refuse } from "#lib/result.ts";
import {
	addDays,
	type CivilDate,
	daysBetween,
	type Minute,
	type Weekday,
	weekdayOf,
} from "#lib/time.ts";
import { NOTICES, URGENT_REASONS, type Wanted } from "#lib/wishes/wishes.ts";

export type WantedRefusal =
	/** The latest day is over, or before the earliest. */
	| "dates-over"
	| "dates-too-far"
	/** The hours are too few for the services, or no hours. */
	| "hours-too-short"
	| "unknown-notice"
	| "unknown-weekday"
	| "urgent-over";

/** A wish never reaches further ahead, whatever the stations' horizons are. */
export const MAX_DAYS_AHEAD = 365;

/** Whether a wish can come true at all; services and stations are looked at where the catalogue is known. */
export function checkWanted(
	wanted: Wanted,
	minutes: number,
	today: CivilDate,
): Result<null, WantedRefusal> {
	const { earliest, latest, urgent } = wanted;
	if (latest < earliest || latest < today) return refuse("dates-over");
	if (latest > addDays(today, MAX_DAYS_AHEAD)) return refuse("dates-too-far");
	const { from, until } = wanted;
	const areMinutes = [from, until].every(
		(minute) => Number.isInteger(minute) && minute >= 0 && minute <= 1440,
	);
	if (!areMinutes || until - from < minutes) return refuse("hours-too-short");
	if (!NOTICES.some((notice) => notice === wanted.noticeMinutes))
		return refuse("unknown-notice");
	if (!wanted.weekdays.every((day) => [1, 2, 3, 4, 5, 6, 7].includes(day)))
		return refuse("unknown-weekday");
	if (urgent && !URGENT_REASONS.includes(urgent.reason))
		return refuse("urgent-over");
	if (urgent && daysBetween(today, urgent.by) < 0) return refuse("urgent-over");
	return ok(null);
}

/** When somebody can come; empty lists: any. */
export interface Hours {
	stationIds: readonly number[];
	weekdays: readonly Weekday[];
	from: Minute;
	until: Minute;
	earliest: CivilDate;
	latest: CivilDate;
}

/** Whether they can come to this station on this day at all. */
export function suitsDay(
	wish: Hours,
	day: { stationId: number; date: CivilDate },
): boolean {
	return (
		(wish.stationIds.length === 0 || wish.stationIds.includes(day.stationId)) &&
		wish.earliest <= day.date &&
		day.date <= wish.latest &&
		(wish.weekdays.length === 0 || wish.weekdays.includes(weekdayOf(day.date)))
	);
}

/** Whether an appointment of so many minutes lies within their hours. */
export function suitsHours(
	wish: Pick<Hours, "from" | "until">,
	start: Minute,
	minutes: number,
): boolean {
	return wish.from <= start && start + minutes <= wish.until;
}
