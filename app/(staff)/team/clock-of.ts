import { formatTime } from "#lib/format.ts";
import { minuteOf } from "#lib/time.ts";

/** Epoch milliseconds → "9:05 Uhr" */
export function clockOf(instant: number): string {
	return formatTime(
		minuteOf(Temporal.Instant.fromEpochMilliseconds(instant)),
		"de",
	);
}

/** Whole minutes from one instant to a later one. */
export function minutesSince(instant: number, asOf: number): number {
	return Math.max(0, Math.floor((asOf - instant) / 60_000));
}
