import "server-only";
import { listTimes } from "#lib/availability/queries/free-days.ts";
import {
	type FreeTimesOfDay,
	joinDays,
} from "#lib/availability/rules/free-times.ts";
import type { HoldView } from "#lib/booking/booking.ts";
import type { Allowed } from "#lib/booking/invitation/invitation.ts";
import { listFreeTimes } from "#lib/booking/queries/free-times.ts";
import type { Catalog, Station } from "#lib/catalog/catalog.ts";
import { askedFor, type Selection } from "#lib/catalog/rules/selection.ts";

/** Where it may be used, those that are closed for good left out. */
export const invitedStations = (
	{ stationIds }: Pick<Allowed, "stationIds">,
	{ stations }: Pick<Catalog, "stations">,
): Station[] => stations.filter(({ id }) => stationIds.includes(id));

/**
 * Where an appointment can be moved: to everybody's times, and to the counter's where its invitation opens them. Neither
 * it nor the own open hold stands in the way.
 */
export async function listMoveTimes(
	stations: readonly Station[],
	/** Ids of those whose counter's times count. */
	invitedTo: readonly number[],
	selection: Selection,
	catalog: Pick<Catalog, "limits">,
	now: Temporal.Instant,
	hold: HoldView | null,
	moved: { id: string },
): Promise<FreeTimesOfDay[]> {
	const isInvited = ({ id }: Station) => invitedTo.includes(id);
	const open = await listFreeTimes(
		stations.filter((station) => !isInvited(station)),
		selection,
		catalog,
		now,
		hold,
		moved,
	);
	const own = hold?.state === "open" ? [hold.id] : [];
	const invited = await listInvitedTimes(
		stations.filter(isInvited),
		selection,
		catalog,
		now,
		[...own, moved.id],
	);
	return joinDays(open, invited);
}

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
