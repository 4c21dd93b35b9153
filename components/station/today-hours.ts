import type { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import {
	type HouseState,
	houseStateAt,
} from "#lib/availability/rules/house.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { listHouses } from "#lib/queue/waits/queries/outlook.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { addDays, type CivilDate, civilDateOf, minuteOf } from "#lib/time.ts";

/** Whether one gets in at each house now, until when, or when it opens next; holidays and closures included. */
export async function findTodayHours(
	stations: readonly Station[],
	now: Temporal.Instant,
	locale: Locale,
): Promise<ReadonlyMap<number, string>> {
	const today = civilDateOf(now);
	const houses = await listHouses(stations, now);
	const t = await getTranslations("station.today");
	return new Map(
		[...houses].map(([id, house]) => [
			id,
			inWords(houseStateAt(house, today, minuteOf(now)), today, locale, t),
		]),
	);
}

function inWords(
	state: HouseState,
	today: CivilDate,
	locale: Locale,
	t: ReturnType<typeof useTranslations<"station.today">>,
): string {
	if (state.kind === "open") {
		const until = formatTime(state.until, locale);
		return state.again === null
			? t("open", { until })
			: t("openTwice", { until, again: formatTime(state.again, locale) });
	}
	const { next, wasOpen } = state;
	if (!next) return t("closed");
	const time = formatTime(next.from, locale);
	if (next.date === today)
		return t(wasOpen ? "opensAgain" : "opensToday", { time });
	const date =
		next.date === addDays(today, 1)
			? t("tomorrow")
			: formatDate(next.date, locale, "short");
	return t(wasOpen ? "closedNow" : "closedToday", { date, time });
}
