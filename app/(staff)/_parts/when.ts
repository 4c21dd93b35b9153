import { formatDate, formatTime } from "#lib/text/format.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";

/** Epoch milliseconds → "Di., 24. November, 9:05 Uhr" */
export function whenOf(milliseconds: number): string {
	const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds);
	const date = formatDate(civilDateOf(instant), "de", "short");
	return `${date}, ${formatTime(minuteOf(instant), "de")}`;
}

/** "9:05 Uhr"; on another day than today "Mi., 25. November, 0:05 Uhr". */
export function momentOf(
	instant: Temporal.Instant,
	today: Temporal.Instant,
): string {
	return civilDateOf(instant) === civilDateOf(today)
		? formatTime(minuteOf(instant), "de")
		: whenOf(instant.epochMilliseconds);
}
