import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { isRemote, type Kind } from "#lib/catalog/rules/kind.ts";
import type { Tx } from "#lib/db/client.ts";
import { lockKey } from "#lib/db/lock.ts";
import { beginVisit } from "#lib/queue/arrival/commands/arriving.ts";
import {
	type Called,
	type CallRefusal,
	callToOwnDesk,
} from "#lib/queue/calling/commands/calling.ts";
import { canCall } from "#lib/queue/order/rules/order.ts";
import { deskOf, WHOLE_DESK } from "#lib/queue/queries/rows.ts";
import type { QueueDesk } from "#lib/queue/queue.ts";
import { isOfToday, isUuid } from "#lib/queue/visit/commands/changing.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type BeginRemoteRefusal =
	| CallRefusal
	| "unknown-appointment"
	| "visit-changed"
	| "desk-cannot-serve";

/**
 * Takes somebody by phone or video to the own desk: from now on they are served there, and the page shows the number or
 * the room. Nobody checked them in, and no display or device calls them.
 */
export function beginRemote(
	actor: Actor,
	{ appointmentId, now }: { appointmentId: string; now: Temporal.Instant },
): Promise<Result<Called, BeginRemoteRefusal>> {
	return callToOwnDesk<BeginRemoteRefusal>(
		actor,
		now,
		async (tx, desk, by) => {
			if (!isUuid(appointmentId)) return refuse("unknown-appointment");
			await lockKey(tx, `appointment ${appointmentId}`);
			const row = await tx.appointment.findFirst({
				where: { id: appointmentId, stationId: desk.stationId },
				include: { services: true },
			});
			if (!row?.ticket || !isRemote(row.kind as Kind))
				return refuse("unknown-appointment");
			if (row.status !== "booked" || !isOfToday(row, by.now))
				return refuse("visit-changed");
			const serviceIds = row.services.map(({ serviceId }) => serviceId);
			if (!(await mayBegin(tx, desk, serviceIds)))
				return refuse("desk-cannot-serve");
			const { id, version } = await beginVisit(
				tx,
				{
					stationId: desk.stationId,
					ticket: row.ticket,
					services: row.services.map(({ serviceId, quantity }) => ({
						serviceId,
						quantity,
					})),
					locale: row.locale,
					appointment: row,
					desk,
					// Nobody goes on to another desk: none of them counts.
					planned: new Map(),
					isRemote: true,
				},
				by,
			);
			const { ticket } = row;
			return ok({
				visitId: id,
				ticket,
				deskId: desk.id,
				version,
				reason: null,
			});
		},
		(open) => open.appointmentId === appointmentId,
		"serving",
	);
}

/** A desk that does all of it; where the station has none, one that does any of it: somebody has to call. */
async function mayBegin(
	tx: Tx,
	desk: QueueDesk & { stationId: number },
	serviceIds: readonly number[],
): Promise<boolean> {
	const can = (one: QueueDesk, ids: readonly number[]) =>
		canCall(one, { serviceIds: ids, forDeskId: null });
	if (can(desk, serviceIds)) return true;
	if (!serviceIds.some((id) => can(desk, [id]))) return false;
	const rows = await tx.desk.findMany({
		where: { stationId: desk.stationId, active: true },
		include: WHOLE_DESK,
	});
	return !rows.some((row) => can(deskOf(row), serviceIds));
}
