import { getLocale, getTranslations } from "next-intl/server";
import type { Catalog } from "#lib/catalog/catalog.ts";
import type { DrawView } from "#lib/draw/queries/find-draws.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import { addDays, civilDateOf, minuteOf } from "#lib/time.ts";

/** A draw in words: where, which week, until when. */
export async function drawWords(
	{ stationId, week, closesAt }: DrawView,
	{ stations }: Catalog,
) {
	const locale = await getLocale();
	const t = await getTranslations("draw");
	const closes = Temporal.Instant.fromEpochMilliseconds(closesAt);
	const station = stations.find(({ id }) => id === stationId);
	return {
		station: station?.text.name ?? "",
		week: t("week", {
			from: formatDate(week, locale, "plain"),
			until: formatDate(addDays(week, 6), locale, "year"),
		}),
		closes: t("closes", {
			date: formatDate(civilDateOf(closes), locale, "short"),
			time: formatTime(minuteOf(closes), locale),
		}),
	};
}
