import { useTranslations } from "next-intl";
import type { Station } from "#lib/catalog/catalog.ts";
import { kilometresBetween } from "#lib/catalog/rules/distance.ts";

/** The station that distances count from: that of the own Stadtbezirk, or the one that was chosen. */
export interface Origin {
	station: Station;
	isHome: boolean;
}

/** "Etwa 3 km von der Station Hamborn", on a line of its own. */
export function Distance({
	station,
	origin,
}: {
	station: Station;
	origin: Origin | null;
}) {
	const t = useTranslations("where.distance");
	if (!origin) return null;
	const isOrigin = station.id === origin.station.id;
	if (isOrigin && !origin.isHome) return null;
	const kilometres = kilometresBetween(origin.station, station);
	return (
		<span className="block text-body font-normal text-muted">
			{isOrigin
				? t("home")
				: t("about", {
						kilometres: Math.max(1, Math.round(kilometres)),
						station: origin.station.shortName,
					})}
		</span>
	);
}
