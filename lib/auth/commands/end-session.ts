import "server-only";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type { Actor } from "../permission.ts";

/** Signing out: the session is over wherever its cookie may still lie. */
export async function endSession(
	{ sessionId }: Pick<Actor, "sessionId">,
	now: Temporal.Instant,
): Promise<void> {
	await db().session.updateMany({
		where: { id: sessionId, revokedAt: null },
		data: { revokedAt: toDbInstant(now) },
	});
}
