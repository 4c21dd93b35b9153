import type { Channel } from "#lib/availability/availability.ts";
import {
	addDays,
	type CivilDate,
	daysBetween,
	instantAt,
	type Minute,
	mondayOf,
	type Weekday,
	weekdayOf,
} from "#lib/time.ts";

/** One line of the roster: these desks, on these days, from–until, for this channel (design §3). */
export interface Opening {
	id: number;
	deskIds: number[];
	kind: "weekly" | "monthly" | "single";
	/** Weekly and monthly; null for a single date. */
	weekday: Weekday | null;
	/** Weekly: 1 = every week, 2 = every other week … Without meaning for the other kinds. */
	everyWeeks: number;
	/** Monthly: first to fourth weekday of the month, or -1, the last one. */
	weekOfMonth: 1 | 2 | 3 | 4 | -1 | null;
	/** Single. */
	date: CivilDate | null;
	/** Minutes of the civil day in the city; `until` may be 1440. */
	from: Minute;
	until: Minute;
	/** Both days included; binds all three kinds. */
	validFrom: CivilDate;
	/** Null = until further notice. */
	validUntil: CivilDate | null;
	channel: Channel;
	/** Released this many days before the day … */
	releaseDaysBefore: number;
	/** … at this minute of that day, in the city. 0 days and 420 = "same day 07:00". */
	releaseMinute: Minute;
	/** Given out week by week, by lot among all who wished for it before the release; of channel online only. */
	byLot: boolean;
}

const SOME_MONDAY: CivilDate = "2001-01-01";

/** Weeks run from Monday to Sunday and are numbered through, so a turn of the year needs no rule. */
const weekOf = (date: CivilDate) =>
	Math.floor(daysBetween(SOME_MONDAY, date) / 7);

/**
 * Whether the roster opens on this day; closures and holidays are not looked at here.
 *
 * "Every n-th week" (design §3) counts from the Monday of the week that holds `validFrom`: that week
 * is week 0 and open, even when `validFrom` itself is a Wednesday and the weekday a Friday.
 */
export function opensOn(opening: Opening, date: CivilDate): boolean {
	// Text order is date order: civil dates have four-digit years.
	if (date < opening.validFrom) return false;
	if (opening.validUntil !== null && date > opening.validUntil) return false;
	if (opening.kind === "single") return date === opening.date;
	if (weekdayOf(date) !== opening.weekday) return false;
	if (opening.kind === "monthly") return isWeekOfMonth(opening, date);
	if (opening.everyWeeks === 1) return true;
	return (weekOf(date) - weekOf(opening.validFrom)) % opening.everyWeeks === 0;
}

/** Draws of a station by the Monday of their week: when each was made, in epoch milliseconds; null: not yet. */
export type Draws = ReadonlyMap<CivilDate, number | null>;

/**
 * From when the times of this day may be booked, with what is given out by lot: whatever its draw left over, as soon as
 * that is made; null: not before. Where no draw was announced in time the release is as everywhere.
 */
export function bookableAt(
	opening: Opening,
	date: CivilDate,
	draws: Draws,
): number | null {
	const drawnAt = opening.byLot ? draws.get(mondayOf(date)) : undefined;
	return drawnAt === undefined ? releasedAt(opening, date) : drawnAt;
}

/** Epoch milliseconds from which the times of this day may be booked by the opening's channel. */
export function releasedAt(opening: Opening, date: CivilDate): number {
	const day = addDays(date, -opening.releaseDaysBefore);
	return instantAt(day, opening.releaseMinute).epochMilliseconds;
}

function isWeekOfMonth({ weekOfMonth }: Opening, date: CivilDate): boolean {
	if (weekOfMonth === -1) {
		return addDays(date, 7).slice(5, 7) !== date.slice(5, 7);
	}
	return Math.ceil(Number(date.slice(8)) / 7) === weekOfMonth;
}
