import type { useTranslations } from "next-intl";
import { formatClock, formatTime } from "#lib/text/format.ts";
import { minuteOf } from "#lib/time.ts";

/** Epoch milliseconds → "9:05 Uhr" */
export function clockOf(instant: number): string {
	return formatTime(
		minuteOf(Temporal.Instant.fromEpochMilliseconds(instant)),
		"de",
	);
}

/** Epoch milliseconds → "9:05", where a column says that it is a time */
export function shortClockOf(instant: number): string {
	return formatClock(
		minuteOf(Temporal.Instant.fromEpochMilliseconds(instant)),
		"de",
	);
}

/** Whole minutes from one instant to a later one. */
export function minutesSince(instant: number, asOf: number): number {
	return Math.max(0, Math.floor((asOf - instant) / 60_000));
}

/** "40 Min.", from two hours on "2 Std. 5 Min."; nobody counts in hundreds of minutes. */
export function spanInWords(
	minutes: number,
	t: ReturnType<typeof useTranslations<"team">>,
): string {
	return minutes < 120
		? t("span", { minutes })
		: t("longSpan", {
				hours: Math.floor(minutes / 60),
				minutes: minutes % 60,
			});
}
