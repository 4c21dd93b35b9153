import type { Channel, DayWindow } from "#lib/availability/availability.ts";
import type { Minute } from "#lib/time.ts";

/** An appointment that took a desk's time, whether somebody came or not. */
export interface Taken {
	deskId: number;
	from: Minute;
	until: Minute;
}

interface Capacity {
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
	const channels = Map.groupBy(windows, ({ channel }) => channel);
	return new Map(
		[...channels].map(([channel, own]): [Channel, Capacity] => [
			channel,
			{
				openMinutes: sum(own.map(({ from, until }) => until - from)),
				bookedMinutes: sum(own.map((window) => takenIn(window, taken))),
				// One that reaches from one window into the next is still one.
				people: taken.filter((one) => own.some((window) => meets(window, one)))
					.length,
			},
		]),
	);
}

const sum = (numbers: readonly number[]) =>
	numbers.reduce((all, number) => all + number, 0);

const meets = (window: DayWindow, { deskId, from, until }: Taken) =>
	deskId === window.deskId && from < window.until && until > window.from;

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
