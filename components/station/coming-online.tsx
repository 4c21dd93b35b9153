import { useLocale, useTranslations } from "next-intl";
import type { Station } from "#lib/catalog/catalog.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";

/** Which stations take online appointments soon, the next one first; nothing if nothing is planned. */
export function ComingOnline({ stations }: { stations: readonly Station[] }) {
	const t = useTranslations("start.walkIn");
	const locale = useLocale();
	const coming = stations
		.filter(({ onlineFrom }) => onlineFrom !== null)
		.sort((a, b) => (a.onlineFrom ?? 0) - (b.onlineFrom ?? 0));
	if (coming.length === 0) return null;
	return (
		<ul>
			{coming.map((station) => (
				<li key={station.slug} className="font-bold">
					{t("from", {
						station: station.shortName,
						...onlineFromInWords(station, locale),
					})}
				</li>
			))}
		</ul>
	);
}

/** "1. Dezember 2026" and "8:00 Uhr" */
export function onlineFromInWords(
	{ onlineFrom }: Pick<Station, "onlineFrom">,
	locale: Locale,
): { date: string; time: string } {
	const at = Temporal.Instant.fromEpochMilliseconds(onlineFrom ?? 0);
	return {
		date: formatDate(civilDateOf(at), locale, "year"),
		time: formatTime(minuteOf(at), locale),
	};
}
