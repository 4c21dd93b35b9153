import "server-only";
import { askOfToken } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import type { VisitKind } from "#lib/feedback/feedback.ts";
import { type Ask, askState } from "#lib/feedback/rules/ask.ts";

/** What a one-time link knows; null for one that never was, or that was erased since. */
export async function findAsk(
	token: string,
	now: Temporal.Instant,
): Promise<Ask | null> {
	const id = askOfToken(token);
	const row = id && (await db().feedbackAsk.findUnique({ where: { id } }));
	if (!row) return null;
	const { stationId, serviceId, used, until, day, visitKind } = row;
	return {
		id,
		stationId,
		serviceId,
		day: fromDbDate(day),
		visitKind: visitKind as VisitKind,
		state: askState({ used, until: fromDbDate(until) }, now),
	};
}
