import type { Channel, DayWindow } from "#lib/availability/day.ts";
import type { Minute } from "#lib/time.ts";

/** An appointment that took a desk's time, whether somebody came or not. */
export interface Taken {
	deskId: number;
	from: Minute;
	until: Minute;
}

export interface Capacity {
	openMinutes: number;
	/** Of them, taken by appointments, whoever booked them. */
	bookedMinutes: number;
	/** So many appointments. */
	people: number;
}

/** How many minutes each channel had open on a day, and how many of them appointments took. */
export function capacityOf(
	windows: readonly DayWindow[],
	taken: readonly Taken[],
): Map<Channel, Capacity> {
	const channels = new Map<Channel, Capacity>();
	for (const window of windows) {
		const known = channels.get(window.channel);
		channels.set(window.channel, {
			openMinutes: (known?.openMinutes ?? 0) + window.until - window.from,
			bookedMinutes: (known?.bookedMinutes ?? 0) + takenIn(window, taken),
			people:
				(known?.people ?? 0) +
				taken.filter((one) => beginsIn(window, one)).length,
		});
	}
	return channels;
}

/** In one window each: an appointment that reaches into the next one is still one person. */
const beginsIn = (window: DayWindow, { deskId, from }: Taken) =>
	deskId === window.deskId && from >= window.from && from < window.until;

/** Two that overlap at one desk (an overbooking) take its minutes once. */
function takenIn(window: DayWindow, taken: readonly Taken[]): number {
	const spans = taken
		.filter(({ deskId }) => deskId === window.deskId)
		.map(({ from, until }) => ({
			from: Math.max(from, window.from),
			until: Math.min(until, window.until),
		}))
		.filter(({ from, until }) => from < until)
		.sort((a, b) => a.from - b.from);
	let minutes = 0;
	let end = window.from;
	for (const { from, until } of spans) {
		minutes += Math.max(0, until - Math.max(from, end));
		end = Math.max(end, until);
	}
	return minutes;
}
