import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Tx } from "#lib/db/client.ts";
import { lockKey } from "#lib/db/lock.ts";
import { isRowAway } from "#lib/queue/afar/queries/rows.ts";
import { beginVisit } from "#lib/queue/arrival/commands/arriving.ts";
import { canCall } from "#lib/queue/order/rules/order.ts";
import { getVisit, isRemoteRow, queuedOf } from "#lib/queue/queries/rows.ts";
import {
	type By,
	findStationOf,
	isOfToday,
	isUuid,
} from "#lib/queue/visit/commands/changing.ts";
import { isPossible } from "#lib/queue/visit/rules/steps.ts";
import { beginWalk } from "#lib/queue/walk/commands/begin-walk.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import {
	type Called,
	type CallingDesk,
	type CallRefusal,
	callTo,
	callToOwnDesk,
} from "./calling.ts";

export type CallVisitRefusal =
	| CallRefusal
	| "unknown-visit"
	| "unknown-appointment"
	| "visit-changed"
	| "desk-cannot-serve";

type Who = { visitId: string; version: number } | { appointmentId: string };

/** Calls somebody particular to the own desk, also who has not checked in or is parked; who waits elsewhere is first said to be here. */
export function callVisit(
	actor: Actor,
	{ who, now }: { who: Who; now: Temporal.Instant },
): Promise<Result<Called, CallVisitRefusal>> {
	return callToOwnDesk<CallVisitRefusal>(
		actor,
		now,
		(tx, desk, by) =>
			"visitId" in who
				? callPresent(tx, desk, who, by)
				: callUnseen(tx, desk, who.appointmentId, by),
		({ id, version, appointmentId }) =>
			"visitId" in who
				? id === who.visitId && version === who.version + 1
				: appointmentId === who.appointmentId,
	);
}

async function callPresent(
	tx: Tx,
	desk: CallingDesk,
	{ visitId, version }: { visitId: string; version: number },
	by: By,
): Promise<Result<Called, CallVisitRefusal>> {
	if ((await findStationOf(visitId, tx)) !== desk.stationId)
		return refuse("unknown-visit");
	const visit = await getVisit(tx, visitId);
	const queued = queuedOf(visit);
	if (
		visit.version !== version ||
		!isOfToday(visit, by.now) ||
		!isPossible("called", queued.status, isRowAway(visit), isRemoteRow(visit))
	)
		return refuse("visit-changed");
	// By hand they may be called away from the desk they were meant for.
	if (!canCall(desk, { ...queued, forDeskId: null }))
		return refuse("desk-cannot-serve");
	return ok(await callTo(tx, visit, desk.id, null, by));
}

/** Somebody who sat down without checking in. */
async function callUnseen(
	tx: Tx,
	desk: CallingDesk,
	appointmentId: string,
	by: By,
): Promise<Result<Called, CallVisitRefusal>> {
	if (!isUuid(appointmentId)) return refuse("unknown-appointment");
	await lockKey(tx, `appointment ${appointmentId}`);
	const row = await tx.appointment.findFirst({
		where: { id: appointmentId, stationId: desk.stationId },
		include: { services: true },
	});
	if (!row?.ticket) return refuse("unknown-appointment");
	// By phone or video nobody comes to a desk: beginRemote.
	if (
		row.status !== "booked" ||
		!isOfToday(row, by.now) ||
		row.kind !== "counter"
	)
		return refuse("visit-changed");
	// The roster is read on a connection of its own: here those count who sit there.
	const planned = new Map();
	const services = row.services.map(({ serviceId, quantity }) => ({
		serviceId,
		quantity,
	}));
	const first = await beginWalk(
		tx,
		desk.stationId,
		services,
		planned,
		by.now.epochMilliseconds,
		desk,
	);
	const serviceIds = first.services.map(({ serviceId }) => serviceId);
	if (!canCall(desk, { serviceIds, forDeskId: null }))
		return refuse("desk-cannot-serve");
	const { id, version } = await beginVisit(
		tx,
		{
			stationId: desk.stationId,
			ticket: row.ticket,
			services,
			locale: row.locale,
			appointment: row,
			desk,
			planned,
		},
		by,
	);
	return ok({
		visitId: id,
		ticket: row.ticket,
		deskId: desk.id,
		version,
		reason: null,
	});
}
