import { getTranslations } from "next-intl/server";
import { listClosedDays } from "#lib/availability/queries.ts";
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
	const lines = stations.map(
		async (station) =>
			[station.id, await todayOf(station, today, locale)] as const,
	);
	return new Map(await Promise.all(lines));
}

async function todayOf(
	station: Station,
	today: CivilDate,
	locale: Locale,
): Promise<string> {
	const t = await getTranslations("station");
	const closed = await listClosedDays(station.id, today, today, locale);
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
