import "server-only";
import { opensMove } from "#lib/booking/invitation/rules/moving.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import { civilDateOf } from "#lib/time.ts";

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
