import "server-only";
import { visitOfTicket } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { isOfToday } from "#lib/queue/visit/commands/changing.ts";

/** Whether this ticket's phone may hear of the station's queue: on the day it was drawn for, and only there. */
export async function mayFollow(
	token: string,
	stationId: number,
	now: Temporal.Instant,
): Promise<boolean> {
	const id = visitOfTicket(token);
	if (!id) return false;
	const visit = await db().visit.findUnique({
		where: { id },
		select: { date: true, stationId: true },
	});
	return visit?.stationId === stationId && isOfToday(visit, now);
}
