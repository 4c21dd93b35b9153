import "server-only";
import { opensMove } from "#lib/booking/invitation/rules/moving.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import { civilDateOf } from "#lib/time.ts";

/** Whether nothing more is to be had by the invitation of this appointment: it was withdrawn, or there is none. */
export async function isMoveWithdrawn(
	tx: Tx,
	appointmentId: string,
): Promise<boolean> {
	const row = await tx.appointment.findUnique({
		where: { id: appointmentId },
		select: { invitation: { select: { withdrawnAt: true } } },
	});
	return !row?.invitation || row.invitation.withdrawnAt !== null;
}

/** Until the end of this transaction nobody withdraws the invitation of this appointment. */
export async function shareInvitation(
	tx: Tx,
	appointmentId: string,
): Promise<void> {
	await tx.$queryRaw`SELECT 1 FROM invitation WHERE id =
		(SELECT invitation_id FROM appointment WHERE id = ${appointmentId}::uuid) FOR SHARE`;
}

/** Stations whose counter's times this appointment may be moved to with these services; none: it has the times of everybody. */
export async function listMoveStations(
	client: Db | Tx,
	appointmentId: string,
	services: readonly string[],
	now: Temporal.Instant,
): Promise<readonly number[]> {
	const row = await client.appointment.findUnique({
		where: { id: appointmentId },
		select: {
			invitation: {
				select: {
					services: true,
					lastDay: true,
					withdrawnAt: true,
					stationIds: true,
				},
			},
		},
	});
	const invitation = row?.invitation;
	if (!invitation) return [];
	const { services: given, lastDay, withdrawnAt, stationIds } = invitation;
	const allowed = {
		services: given,
		lastDay: fromDbDate(lastDay),
		isWithdrawn: withdrawnAt !== null,
	};
	return opensMove(allowed, services, civilDateOf(now)) ? stationIds : [];
}
