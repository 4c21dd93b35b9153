import { city } from "#lib/city/city.ts";

/**
 * The only place that turns instants into civil times and back. Everything civil is the city's,
 * whatever zone the server or the browser runs in; a day's times are minutes since its civil midnight.
 */
export const zone = (): string => city().timeZone;

/** A civil date, `YYYY-MM-DD`, in the city. */
export type CivilDate = `${number}-${number}-${number}`;
/** Minutes of the civil day, 0–1440: what a wall clock shows, not what has elapsed. */
export type Minute = number;
/** ISO weekday, 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** "08:05" → 485; null unless it is a time between 00:00 and 23:59. */
export function parseClock(text: string): Minute | null {
	const match = CLOCK.exec(text);
	return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

/** 485 → "08:05". */
export function clock(minute: Minute): string {
	const hours = String(Math.floor(minute / 60)).padStart(2, "0");
	return `${hours}:${String(minute % 60).padStart(2, "0")}`;
}

const zoned = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone());

export function civilDateOf(instant: Temporal.Instant): CivilDate {
	return zoned(instant).toPlainDate().toString() as CivilDate;
}

export function minuteOf(instant: Temporal.Instant): Minute {
	const time = zoned(instant);
	return time.hour * 60 + time.minute;
}

/**
 * The instant at which a wall clock of the city shows this minute of this day. In the hour that a clock
 * change skips or repeats, Temporal's "compatible" choice; no appointment is ever placed there.
 */
export function instantAt(date: CivilDate, minute: Minute): Temporal.Instant {
	const { midnight, change } = beginOf(date);
	if (change === null && minute >= 0 && minute < 1440)
		return Temporal.Instant.fromEpochMilliseconds(midnight + minute * 60_000);
	const days = Math.floor(minute / 1440);
	const rest = minute % 1440;
	return Temporal.PlainDate.from(date)
		.add({ days })
		.toZonedDateTime({
			timeZone: zone(),
			plainTime: { hour: Math.floor(rest / 60), minute: rest % 60 },
		})
		.toInstant();
}

/**
 * Reads instants (epoch milliseconds) as minutes of this civil day, for whoever has many of them: on a
 * day without a clock change by a subtraction. The midnight at its end is 1440.
 */
export function dayClock(date: CivilDate): (instant: number) => Minute {
	const { midnight, change } = beginOf(date);
	if (change === null)
		return (instant) => Math.floor((instant - midnight) / 60_000);
	return (milliseconds) => {
		const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds);
		return minuteOf(instant) + 1440 * daysBetween(date, civilDateOf(instant));
	};
}

/** "2026-11-25T07:00:00+01:00", as others read it. */
export function isoOf(instant: Temporal.Instant): string {
	return zoned(instant).toString({ timeZoneName: "never" });
}

interface ClockChange {
	from: Minute;
	until: Minute;
}

/** The minutes of this civil day that a clock change skips or repeats, or null on the other 363 days. */
export const clockChange = (date: CivilDate): ClockChange | null =>
	beginOf(date).change;

interface Begin {
	/** Epoch milliseconds. */
	midnight: number;
	change: ClockChange | null;
}

/** Asked for the same few hundred days again and again, and Temporal takes its time with zones. */
const begins = new Map<CivilDate, Begin>();
const MOST_BEGINS = 2_000;

function beginOf(date: CivilDate): Begin {
	const known = begins.get(date);
	if (known) return known;
	const start = Temporal.PlainDate.from(date).toZonedDateTime(zone());
	const begin = {
		midnight: start.epochMilliseconds,
		change: changeAfter(start),
	};
	if (begins.size >= MOST_BEGINS) begins.clear();
	begins.set(date, begin);
	return begin;
}

function changeAfter(start: Temporal.ZonedDateTime): ClockChange | null {
	if (start.hoursInDay === 24) return null;
	const change = start.getTimeZoneTransition("next");
	if (!change) return null;
	const after = change.hour * 60 + change.minute;
	return start.hoursInDay === 23
		? { from: after - 60, until: after }
		: { from: after, until: after + 60 };
}

export function addDays(date: CivilDate, days: number): CivilDate {
	return dateOf(dayNumberOf(date) + days);
}

export function daysBetween(from: CivilDate, until: CivilDate): number {
	return dayNumberOf(until) - dayNumberOf(from);
}

/** Days since 1970, read as midnights of UTC, where every day has 24 hours; many times faster than Temporal's way. */
const dayNumberOf = (date: CivilDate): number => Date.parse(date) / 86_400_000;

/** A page of times asks for the same hundred dates again and again. */
const dates = new Map<number, CivilDate>();
const MOST_DATES = 2_000;

function dateOf(dayNumber: number): CivilDate {
	const known = dates.get(dayNumber);
	if (known) return known;
	const first = new Temporal.PlainDate(1970, 1, 1);
	const date = first.add({ days: dayNumber }).toString() as CivilDate;
	if (dates.size >= MOST_DATES) dates.clear();
	dates.set(dayNumber, date);
	return date;
}

/** 1 January 1970 was a Thursday. */
export function weekdayOf(date: CivilDate): Weekday {
	return (((((dayNumberOf(date) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The Monday of the week that holds this day. */
export function mondayOf(date: CivilDate): CivilDate {
	return addDays(date, 1 - weekdayOf(date));
}

/** Every date from `from` to `until`, both included. */
export function datesBetween(from: CivilDate, until: CivilDate): CivilDate[] {
	const count = daysBetween(from, until) + 1;
	const first = dayNumberOf(from);
	return Array.from({ length: Math.max(0, count) }, (_, days) =>
		dateOf(first + days),
	);
}
