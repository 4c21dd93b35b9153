import "server-only";
import { ticketToken } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { isOfToday } from "#lib/queue/visit/commands/changing.ts";

/** Token of `/wartenummer/<token>` of an appointment whose citizen has checked in today; null: not here. */
export async function findTicketLink(
	appointmentId: string,
	now: Temporal.Instant,
): Promise<string | null> {
	const visit = await db().visit.findUnique({
		where: { appointmentId },
		select: { id: true, date: true },
	});
	return visit && isOfToday(visit, now) ? ticketToken(visit.id) : null;
}
