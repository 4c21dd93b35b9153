import { type Catalog, findStation } from "#lib/catalog/catalog.ts";
import type { Caller } from "#lib/programs/programs.ts";

/** Why a program may not book at a station; null: it may. One that pages do not show is unknown. */
export function refusalAt(
	{ stationIds }: Pick<Caller, "stationIds">,
	catalog: Catalog,
	slug: string,
): "unknown-station" | "station-not-agreed" | null {
	const station = findStation(catalog, slug);
	if (!station?.isPublic) return "unknown-station";
	return isAgreedAt({ stationIds }, station.id) ? null : "station-not-agreed";
}

export const isAgreedAt = (
	{ stationIds }: Pick<Caller, "stationIds">,
	stationId: number,
): boolean => stationIds === null || stationIds.includes(stationId);
