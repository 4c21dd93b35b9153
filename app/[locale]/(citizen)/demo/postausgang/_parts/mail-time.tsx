import { formatDate, formatTime } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
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
