import type { Wait } from "#lib/queue/queue.ts";

/**
 * Eight of ten waits are to lie in the range that is told, and one of ten beyond its end. The days that are played know
 * nothing of somebody who is handed on or called twice: of them a little more than eight of ten have to be told, and of
 * people with an appointment, whose waits are short and whose ranges are only as fine as five minutes, a little more still.
 * These shares were tuned on simulated days, not measured in a real house. bench/waits plays other days from the same
 * simulation; decision 0065 says what came out there.
 */
const BOOKED = { low: 0.08, high: 0.93 };
const WALK_IN = { low: 0.1, high: 0.92 };

/** Nobody reads more into a wait than whole five minutes. */
const STEP = 5;

/**
 * What is told of a distribution (minutes, ascending): the middle, and a range to the nearest five minutes. Null: on more
 * of the likely days than may be left out there is no call; nobody can tell an end then.
 */
export function toldOf(minutes: Float64Array, isBooked: boolean): Wait | null {
	const { low, high } = isBooked ? BOOKED : WALK_IN;
	const at = (share: number) =>
		minutes[Math.floor(share * minutes.length)] ?? Number.POSITIVE_INFINITY;
	const end = at(high);
	if (end === Number.POSITIVE_INFINITY) return null;
	const middle = Math.round(at(0.5));
	// The middle is always in it, and it is never a single minute.
	const from = Math.min(nearest(at(low)), Math.floor(middle / STEP) * STEP);
	const until = Math.max(
		nearest(end),
		Math.ceil(middle / STEP) * STEP,
		from + STEP,
	);
	return { minutes: middle, from, until };
}

const nearest = (minutes: number) => Math.round(minutes / STEP) * STEP;
