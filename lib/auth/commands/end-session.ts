import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db, WRITE } from "#lib/db/client.ts";
import { record } from "./audit.ts";
import { endSessions, revokeSessions } from "./sessions.ts";

type Own = Pick<Actor, "userId" | "sessionId">;

/**
 * Signing out, or a session of one's own elsewhere: over, wherever its cookie may still lie.
 * @returns whether there was one to end
 */
export async function endSession(
	{ userId, sessionId }: Own,
	now: Temporal.Instant,
): Promise<boolean> {
	return db().$transaction(async (tx) => {
		const { length: count } = await revokeSessions(
			tx,
			{ id: sessionId, userId },
			now,
		);
		if (count > 0)
			await record(
				tx,
				{ userId, stationId: null, action: "session:ended" },
				now,
			);
		return count > 0;
	}, WRITE);
}

/** Signed in on other machines, too? Not any more. */
export async function endOtherSessions(
	{ userId, sessionId }: Own,
	now: Temporal.Instant,
): Promise<void> {
	await db().$transaction(async (tx) => {
		await endSessions(tx, userId, now, sessionId);
		await record(
			tx,
			{ userId, stationId: null, action: "session:others-ended" },
			now,
		);
	}, WRITE);
}
