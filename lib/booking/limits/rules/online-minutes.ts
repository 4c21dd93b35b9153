import type { DayWindow } from "#lib/availability/availability.ts";

/** How many minutes of a day may be booked online, whether they are taken or not. */
export function onlineMinutes(windows: readonly DayWindow[]): number {
	return windows
		.filter(({ channel }) => channel === "online")
		.reduce((sum, { from, until }) => sum + until - from, 0);
}
