import "server-only";
import { ticketToken } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { isOfToday } from "#lib/queue/visit/commands/changing.ts";
import { isOutcome } from "#lib/queue/visit/rules/steps.ts";

export interface TicketLink {
	/** Of `/wartenummer/<token>`. */
	token: string;
	/** They go from desk to desk, and are not at the end yet (docs/decisions/0076). */
	hasSeveralDesks: boolean;
}

/** Of an appointment whose citizen has checked in today; null: not here. */
export async function findTicketLink(
	appointmentId: string,
	now: Temporal.Instant,
): Promise<TicketLink | null> {
	const visit = await db().visit.findUnique({
		where: { appointmentId },
		select: {
			id: true,
			date: true,
			status: true,
			_count: { select: { legs: true } },
		},
	});
	return visit && isOfToday(visit, now)
		? {
				token: ticketToken(visit.id),
				hasSeveralDesks: visit._count.legs > 0 && !isOutcome(visit.status),
			}
		: null;
}
