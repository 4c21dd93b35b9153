import { type CivilDate, dayClock } from "#lib/time.ts";

const MINUTE = 60_000;

/**
 * Reads instants as milliseconds of that day as its clocks on the wall show them, as rosters are written: on the two days
 * on which clocks are changed they are not those since midnight.
 */
export function dayTime(date: CivilDate): (instant: number) => number {
	const minuteOf = dayClock(date);
	// Every offset is of whole minutes.
	return (instant) => minuteOf(instant) * MINUTE + (instant % MINUTE);
}
