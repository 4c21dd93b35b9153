import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
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
