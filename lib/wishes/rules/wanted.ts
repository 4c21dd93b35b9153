import { ok, type Result, refuse } from "#lib/result.ts";
import {
	addDays,
	type CivilDate,
	daysBetween,
	type Minute,
	weekdayOf,
} from "#lib/time.ts";
import { NOTICES, URGENT_REASONS, type Wanted } from "#lib/wishes/wishes.ts";
import {
	HALVES_OF_WEEK,
	type HalfOfWeek,
	suitsTime,
	suitsWeekday,
} from "./halves.ts";

export type WantedRefusal =
	/** The latest day is over, or before the earliest. */
	| "dates-over"
	| "dates-too-far"
	| "unknown-notice"
	| "unknown-half"
	| "urgent-over";

/** A wish never reaches further ahead, whatever the stations' horizons are. */
export const MAX_DAYS_AHEAD = 365;

/** Whether a wish can come true at all; services and stations are looked at where the catalogue is known. */
export function checkWanted(
	wanted: Wanted,
	today: CivilDate,
): Result<null, WantedRefusal> {
	const { earliest, latest, urgent } = wanted;
	if (latest < earliest || latest < today) return refuse("dates-over");
	if (latest > addDays(today, MAX_DAYS_AHEAD)) return refuse("dates-too-far");
	if (!NOTICES.some((notice) => notice === wanted.noticeMinutes))
		return refuse("unknown-notice");
	if (!wanted.halves.every((half) => HALVES_OF_WEEK.includes(half)))
		return refuse("unknown-half");
	if (urgent && !URGENT_REASONS.includes(urgent.reason))
		return refuse("urgent-over");
	if (urgent && daysBetween(today, urgent.by) < 0) return refuse("urgent-over");
	return ok(null);
}

/** When somebody can come; empty lists: any. */
export interface Hours {
	stationIds: readonly number[];
	halves: readonly HalfOfWeek[];
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
		suitsWeekday(wish.halves, weekdayOf(day.date))
	);
}

/** Whether an appointment of so many minutes on this day lies within what suits. */
export const suitsHours = (
	{ halves }: Pick<Hours, "halves">,
	date: CivilDate,
	start: Minute,
	minutes: number,
): boolean => suitsTime(halves, weekdayOf(date), start, minutes);
