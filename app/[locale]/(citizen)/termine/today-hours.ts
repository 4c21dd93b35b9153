import type { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { type ClosedDays, listClosedDays } from "#lib/availability/queries.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { formatList, formatSpan } from "#lib/format.ts";
import type { Locale } from "#lib/locale.ts";
import { type CivilDate, civilDateOf, weekdayOf } from "#lib/time.ts";

/** Whether each house is open today, in words, closures included. */
export async function findTodayHours(
	stations: readonly Station[],
	now: Temporal.Instant,
	locale: Locale,
): Promise<ReadonlyMap<number, string>> {
	const today = civilDateOf(now);
	const ids = stations.map(({ id }) => id);
	const closed = await listClosedDays(ids, today, today, locale);
	const t = await getTranslations("station");
	return new Map(
		stations.map((station) => [
			station.id,
			todayOf(station, today, closed.get(station.id) ?? [], locale, t),
		]),
	);
}

function todayOf(
	station: Station,
	today: CivilDate,
	closed: readonly ClosedDays[],
	locale: Locale,
	t: ReturnType<typeof useTranslations<"station">>,
): string {
	const hours = station.buildingHours.filter(
		({ weekday }) => weekday === weekdayOf(today),
	);
	if (hours.length === 0 || closed.some(({ from }) => from === null))
		return t("closedToday");
	const open = t("openToday", {
		hours: formatList(
			hours.map(({ from, until }) => formatSpan(from, until, locale)),
			locale,
		),
	});
	const pauses = closed.map(({ from, until }) =>
		t("closedMeanwhile", {
			hours: formatSpan(from ?? 0, until ?? 1440, locale),
		}),
	);
	return [open, ...pauses].join(" ");
}
