import { formatDate, formatTime } from "#lib/format.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";

/** Epoch milliseconds → "Di., 24. November, 9:05 Uhr" */
export function whenOf(milliseconds: number): string {
	const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds);
	const date = formatDate(civilDateOf(instant), "de", "short");
	return `${date}, ${formatTime(minuteOf(instant), "de")}`;
}
