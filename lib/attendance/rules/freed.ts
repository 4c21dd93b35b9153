import type { Share } from "#lib/attendance/attendance.ts";

/** An appointment that is still to come: when, how long, and how many such nobody comes to. */
export interface Awaited {
	hour: number;
	minutes: number;
	share: Share;
}

/** Minutes of a day in which a desk will stand idle because nobody comes. */
export interface Freed {
	/** On average. */
	expected: number;
	/** At least so many on four days of five. */
	sure: number;
	/** On average, by hour, ascending. */
	hours: readonly { hour: number; booked: number; expected: number }[];
}

/** Four of five normal days lie above this many standard deviations below their mean. */
const FOUR_OF_FIVE = 0.8416;

/**
 * Chance differs from appointment to appointment; what is not known of the shares is common to all of them, so that it
 * adds up instead of evening out.
 */
export function freedOf(awaited: readonly Awaited[]): Freed {
	const hours = new Map<
		number,
		{ hour: number; booked: number; expected: number }
	>();
	let expected = 0;
	let unknown = 0;
	let chance = 0;
	for (const { hour, minutes, share } of awaited) {
		expected += minutes * share.mean;
		unknown += minutes * share.sd;
		chance += minutes ** 2 * share.mean * (1 - share.mean);
		const known = hours.get(hour) ?? { hour, booked: 0, expected: 0 };
		known.booked += minutes;
		known.expected += minutes * share.mean;
		hours.set(hour, known);
	}
	return {
		expected,
		sure: Math.max(
			0,
			expected - FOUR_OF_FIVE * Math.hypot(unknown, Math.sqrt(chance)),
		),
		hours: [...hours.values()].sort((a, b) => a.hour - b.hour),
	};
}
