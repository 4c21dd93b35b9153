import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { canCall } from "#lib/queue/order/rules/order.ts";
import { readSettings } from "#lib/queue/queries/facts.ts";
import { legsAt, type PlannedDesks } from "#lib/queue/queries/legs.ts";
import { WHOLE_DESK } from "#lib/queue/queries/rows.ts";
import type { QueueDesk } from "#lib/queue/queue.ts";
import { beginAt } from "#lib/queue/walk/rules/split.ts";
import { NO_WALK, type OpenLeg, type Walk } from "#lib/queue/walk/walk.ts";

interface Begun {
	/** What they are here for first. */
	services: OpenLeg["services"];
	walk: Walk;
}

/**
 * What somebody comes for, as legs (legsAt).
 * @param from when their turn is to come: now, or the time of their appointment
 * @param at called at once, to this desk: what it does comes first
 */
export async function beginWalk(
	tx: Tx,
	stationId: number,
	services: OpenLeg["services"],
	planned: PlannedDesks,
	from: number,
	at: QueueDesk | null = null,
): Promise<Begun> {
	if (services.length < 2) return { services, walk: NO_WALK };
	const desks = await tx.desk.findMany({
		where: { stationId, active: true },
		orderBy: { position: "asc" },
		include: WHOLE_DESK,
	});
	const { patienceMinutes } = await readSettings(tx, stationId);
	const by = from + patienceMinutes * 60_000;
	const legs = legsAt({ desks }, services, planned, by);
	const [first = services, ...rest] = (at && beginAt(legs, at)) ?? legs;
	return {
		services: first,
		walk: {
			done: [],
			open: rest.map((leg) => ({ services: leg, deskId: null })),
		},
	};
}

/**
 * The same for somebody who sits at a desk: what is done there is done there, whoever else does all of it. Only what this
 * desk cannot do goes onto their list.
 */
export async function beginWalkAt(
	tx: Tx,
	stationId: number,
	services: OpenLeg["services"],
	planned: PlannedDesks,
	from: number,
	at: QueueDesk | null,
): Promise<Begun> {
	const isOwn = ({ serviceId }: { serviceId: number }) =>
		at !== null && canCall(at, { serviceIds: [serviceId], forDeskId: null });
	const own = services.filter(isOwn);
	const others = services.filter((one) => !isOwn(one));
	if (own.length === 0 || others.length === 0)
		return own.length > 0
			? { services, walk: NO_WALK }
			: beginWalk(tx, stationId, services, planned, from);
	const rest = await beginWalk(tx, stationId, others, planned, from);
	const next = { services: rest.services, deskId: null };
	return {
		services: own,
		walk: { done: [], open: [next, ...rest.walk.open] },
	};
}
