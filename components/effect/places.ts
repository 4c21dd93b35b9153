import type { Station } from "#lib/catalog/catalog.ts";
import type { StationOnline } from "#lib/pilot/effect/effect.ts";
import type { CivilDate } from "#lib/time.ts";

/** A station with what pages say of it, in the city's order. */
export interface Place {
	id: number;
	name: string;
	/** Its first day with appointments online; null: none yet. */
	start: CivilDate | null;
}

export function placesOf(
	stations: readonly Station[],
	online: readonly StationOnline[],
): Place[] {
	return stations.map(({ id, shortName }) => ({
		id,
		name: shortName,
		start:
			online.find(({ stationId }) => stationId === id)?.spans[0]?.from ?? null,
	}));
}
