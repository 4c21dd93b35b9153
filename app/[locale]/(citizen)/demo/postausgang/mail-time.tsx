import { formatDate, formatTime } from "#lib/format.ts";
import type { Locale } from "#lib/locale.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";

/** When a mail was written; epoch milliseconds. */
export function MailTime({ at, locale }: { at: number; locale: Locale }) {
	const instant = Temporal.Instant.fromEpochMilliseconds(at);
	return (
		<time dateTime={instant.toString()}>
			{formatDate(civilDateOf(instant), locale, "long")},{" "}
			{formatTime(minuteOf(instant), locale)}
		</time>
	);
}
