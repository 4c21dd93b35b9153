import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Distance } from "#components/station/distance.tsx";
import type {
	FreeTime,
	FreeTimesOfDay,
} from "#lib/availability/rules/free-times.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { nearestFirst } from "#lib/catalog/rules/distance.ts";
import { formatTime } from "#lib/text/format.ts";
import { groupByHour } from "#lib/text/month.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";
import type { WhenContext } from "./context.ts";

/** Times that stand together under a heading. */
interface TimeGroup {
	key: string;
	heading: ReactNode;
	times: readonly FreeTime[];
	/** Whose times these are; with a single one its name need not stand on each button. */
	stations: readonly Station[];
}

/** The day's times by the hour, or by station, whoever is near (else: early) standing first. */
export function useTimeGroups(
	day: FreeTimesOfDay,
	{ stations, grouping, origin = null }: WhenContext,
): TimeGroup[] {
	const locale = useLocale();
	const t = useTranslations("when");
	if (grouping !== "station")
		return groupByHour(day.times).map(({ hour, times }) => ({
			key: String(hour),
			heading: t("fromHour", { time: formatTime(hour, locale) }),
			times,
			stations,
		}));
	const firstTime = ({ id }: Station) =>
		day.times.findIndex(({ stationId }) => stationId === id);
	const ordered = origin
		? nearestFirst(stations, origin.station)
		: stations.toSorted((a, b) => firstTime(a) - firstTime(b));
	return ordered
		.map((station) => ({
			key: station.slug,
			heading: (
				<>
					<span lang={station.text.lang}>
						{withSoftHyphens(station.text.name)}
					</span>
					<Distance station={station} origin={origin} />
				</>
			),
			times: day.times.filter(({ stationId }) => stationId === station.id),
			stations: [station],
		}))
		.filter(({ times }) => times.length > 0);
}
