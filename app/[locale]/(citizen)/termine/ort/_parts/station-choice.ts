import type { Origin } from "#components/station/distance.tsx";
import { listServingStations } from "#lib/availability/queries/free-days.ts";
import {
	findEarliest,
	type StationEarliest,
} from "#lib/booking/queries/free-times.ts";
import {
	type Catalog,
	onlineStations,
	publicStations,
	type Station,
} from "#lib/catalog/catalog.ts";
import type { Chosen } from "#lib/catalog/rules/choice.ts";
import { kilometresBetween } from "#lib/catalog/rules/distance.ts";
import { findHome, type Home } from "#lib/catalog/rules/home.ts";
import type { WhereView } from "#lib/paths/citizen.ts";
import { civilDateOf } from "#lib/time.ts";

/** What there is to choose from, in the order that was asked for. */
export interface StationChoice {
	/** Stations that can do all of it. */
	stations: readonly StationEarliest[];
	/** Whoever has the first time of all. */
	soonest: StationEarliest | null;
	/** Online stations that can never do all of it in one appointment. */
	unable: readonly Station[];
	home: Home | null;
	/** Where distances count from. */
	origin: Origin | null;
	order: "nah" | "frueh";
}

export async function findStationChoice(
	catalog: Catalog,
	{ selection, choice }: Chosen,
	view: WhereView,
	now: Temporal.Instant,
): Promise<StationChoice> {
	const online = onlineStations(catalog);
	const serving = await listServingStations(
		online.map(({ id }) => id),
		selection.map(({ service }) => service.id),
		civilDateOf(now),
	);
	const earliest = await findEarliest(catalog, selection, now, null);
	const stations = earliest.filter(({ station }) => serving.has(station.id));
	const home = findHome(publicStations(catalog), choice.home ?? "");
	const order = home && view.order !== "frueh" ? "nah" : "frueh";
	const distance = ({ station }: StationEarliest) =>
		home ? kilometresBetween(home.station, station) : 0;
	const [soonest = null] = stations;
	return {
		stations:
			order === "nah"
				? stations.toSorted((a, b) => distance(a) - distance(b))
				: stations,
		soonest: soonest?.first ? soonest : null,
		unable: online.filter(({ id }) => !serving.has(id)),
		home,
		origin: home && { station: home.station, isHome: true },
		order,
	};
}
