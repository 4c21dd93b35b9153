import "server-only";
import { listTimes } from "#lib/availability/queries/free-days.ts";
import type { FreeTimesOfDay } from "#lib/availability/rules/free-times.ts";
import type { Allowed } from "#lib/booking/invitation/invitation.ts";
import type { Catalog, Station } from "#lib/catalog/catalog.ts";
import { askedFor, type Selection } from "#lib/catalog/rules/selection.ts";

/** Where it may be used, those that are closed for good left out. */
export const invitedStations = (
	{ stationIds }: Pick<Allowed, "stationIds">,
	{ stations }: Pick<Catalog, "stations">,
): Station[] => stations.filter(({ id }) => stationIds.includes(id));

/** The times of the counter as well, as staff see them. */
export function listInvitedTimes(
	stations: readonly Station[],
	selection: Selection,
	{ limits }: Pick<Catalog, "limits">,
	now: Temporal.Instant,
	ignoreIds: readonly string[] = [],
): Promise<FreeTimesOfDay[]> {
	return listTimes(stations, askedFor(selection, limits), {
		channel: "staff",
		now,
		ignoreIds: [...ignoreIds],
	});
}
