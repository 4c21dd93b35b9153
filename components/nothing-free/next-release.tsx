import { getLocale, getTranslations } from "next-intl/server";
import {
	findNextRelease,
	listServingStations,
} from "#lib/availability/queries/free-days.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import type { LengthOn } from "#lib/catalog/rules/selection.ts";
import { formatDate, formatList, formatTime } from "#lib/text/format.ts";
import { addDays, civilDateOf, minuteOf } from "#lib/time.ts";

/** So many days are named; a release seldom brings more. */
const DAYS = 4;

/** When it is worth looking again, or why it never will be. */
export async function NextRelease({
	stations,
	serviceIds,
	lengthOn,
	now,
}: {
	stations: readonly Station[];
	serviceIds: readonly number[];
	lengthOn: LengthOn;
	now: Temporal.Instant;
}) {
	const today = civilDateOf(now);
	const locale = await getLocale();
	const t = await getTranslations("when.nothing");
	const stationIds = stations.map(({ id }) => id);
	const serving = await listServingStations(stationIds, serviceIds, today);
	if (serving.size === 0) return <p>{t("unable")}</p>;
	const release = await findNextRelease({
		stationIds: [...serving],
		serviceIds,
		lengthOn,
		now,
	});
	if (!release) return <p>{t("noRelease")}</p>;
	const date = civilDateOf(release.at);
	const time = formatTime(minuteOf(release.at), locale);
	const days = release.days
		.slice(0, DAYS)
		.map((day) => formatDate(day, locale, "short"));
	return (
		<>
			<p>
				<strong>
					{date === today
						? t("releaseToday", { time })
						: date === addDays(today, 1)
							? t("releaseTomorrow", { time })
							: t("releaseOn", {
									date: formatDate(date, locale, "short"),
									time,
								})}
				</strong>{" "}
				{t("releaseDays", {
					count: days.length,
					days: formatList(days, locale),
				})}
			</p>
			<p>{t("freed")}</p>
		</>
	);
}
