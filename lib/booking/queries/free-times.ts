import "server-only";
import { listTimes } from "#lib/availability/queries/free-days.ts";
import type {
	FreeTime,
	FreeTimesOfDay,
} from "#lib/availability/rules/free-times.ts";
import type { HoldView } from "#lib/booking/booking.ts";
import {
	type Catalog,
	onlineStations,
	type Station,
} from "#lib/catalog/catalog.ts";
import { askedFor, type Selection } from "#lib/catalog/rules/selection.ts";

/** A station and the first time that can be had there, null if there is none to the end of its horizon. */
export interface StationEarliest {
	station: Station;
	first: FreeTime | null;
}

/** Online stations, whoever can be visited first standing first. */
export async function findEarliest(
	catalog: Catalog,
	selection: Selection,
	now: Temporal.Instant,
	own: HoldView | null,
): Promise<StationEarliest[]> {
	const stations = onlineStations(catalog);
	const days = await listFreeTimes(stations, selection, catalog, now, own);
	const times = days.flatMap((day) => day.times);
	const rank = ({ first }: StationEarliest) =>
		first ? times.indexOf(first) : times.length;
	return stations
		.map((station) => ({
			station,
			first: times.find(({ stationId }) => stationId === station.id) ?? null,
		}))
		.sort((a, b) => rank(a) - rank(b));
}

/**
 * Everything that is free from today to the end of the stations' horizons, as one calendar. The own open hold, and
 * an appointment that is to be moved, do not stand in the way.
 */
export async function listFreeTimes(
	stations: readonly Station[],
	selection: Selection,
	{ limits }: Pick<Catalog, "limits">,
	now: Temporal.Instant,
	own: HoldView | null,
	moved: { id: string } | null = null,
): Promise<FreeTimesOfDay[]> {
	return listTimes(stations, askedFor(selection, limits), {
		channel: "online",
		now,
		ignoreIds: [
			...(own?.state === "open" ? [own.id] : []),
			...(moved ? [moved.id] : []),
		],
	});
}
