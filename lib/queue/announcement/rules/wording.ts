import { formatTime } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { minuteOf } from "#lib/time.ts";
import type { Announcement } from "./announcement.ts";

/** The prepared sentence in this language. */
export function announcementText(
	{ kind, minutes, desk }: Pick<Announcement, "kind" | "minutes" | "desk">,
	locale: Locale,
): string {
	const t = translator("announcement", locale);
	if (kind === "desk-closed") return t(kind, { desk: desk ?? "" });
	const span = translator("waitTimes", locale)("inWords.about", {
		minutes: minutes ?? 0,
	});
	return t(kind, { span });
}

/** As a mail says it: whoever reads it an hour later sees when it was said. */
export const announcementLetter = (
	words: Parameters<typeof announcementText>[0],
	locale: Locale,
	now: Temporal.Instant,
): string =>
	[
		announcementText(words, locale),
		translator("announcement", locale)("said", {
			time: formatTime(minuteOf(now), locale),
		}),
	].join("\n");
