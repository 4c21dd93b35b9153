import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { readPasswordsOff } from "#lib/auth/commands/passwords-off.ts";
import { revokeSessions } from "#lib/auth/commands/sessions.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { lockKey } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { byPasswordOf } from "#lib/staff/queries/by-password.ts";

/**
 * Passwords are off, and whoever came in by one before is out now, wherever it is open. Only on demand: they may be serving
 * somebody.
 * @returns how many sessions ended
 */
export async function endPasswordSessions(
	actor: Actor,
	{ now }: { now: Temporal.Instant },
): Promise<Result<number, "passwords-on" | "forbidden" | "busy">> {
	const may = await authorise(actor, "user:write", null, now);
	if (!may.ok) return may;
	return write<number, "passwords-on">(async (tx) => {
		await lockKey(tx, "accounts");
		const { since, emergencyUserId } = await readPasswordsOff(tx);
		if (since === null) return refuse("passwords-on");
		const ended = await revokeSessions(
			tx,
			byPasswordOf(actor, emergencyUserId),
			now,
		);
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action: "passwords:sessions-ended",
				detail: { count: ended.length },
			},
			now,
		);
		return ok(ended.length);
	});
}
