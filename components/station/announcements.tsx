import { useLocale, useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import type { Announcement } from "#lib/queue/announcement/rules/announcement.ts";
import { announcementText } from "#lib/queue/announcement/rules/wording.ts";
import { formatTime } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { minuteOf } from "#lib/time.ts";

/** What the station says just now to whoever looks at this page, in the page's language. */
export function Announcements({
	announcements,
}: {
	announcements: readonly Announcement[];
}) {
	const t = useTranslations("announcement");
	const locale = useLocale() as Locale;
	return announcements.map((one) => (
		<Alert key={one.id} kind="info" title={t("title")}>
			<p className="whitespace-pre-line">{announcementText(one, locale)}</p>
			<p className="text-small">
				{t("said", { time: formatTime(minuteAt(one.createdAt), locale) })}
			</p>
		</Alert>
	));
}

const minuteAt = (instant: number) =>
	minuteOf(Temporal.Instant.fromEpochMilliseconds(instant));
