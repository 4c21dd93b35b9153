import { formatDate, formatTime } from "#lib/text/format.ts";
import { civilDateOf, instantAt, minuteOf } from "#lib/time.ts";

/** Epoch milliseconds → "1. Dezember 2026, 8:00 Uhr"; seconds only where there are some. */
export function exactly(milliseconds: number): string {
	const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds);
	const date = civilDateOf(instant);
	const minute = minuteOf(instant);
	const seconds = Math.floor(
		(milliseconds - instantAt(date, minute).epochMilliseconds) / 1_000,
	);
	const time = formatTime(minute, "de");
	const whole =
		seconds > 0 && seconds < 60
			? time.replace(
					/(\d+:\d+)/,
					(clock) => `${clock}:${String(seconds).padStart(2, "0")}`,
				)
			: time;
	return `${formatDate(date, "de", "year")}, ${whole}`;
}
