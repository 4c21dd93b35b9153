import "server-only";
import type { AccountJob } from "#lib/auth/commands/account-jobs.ts";
import { record } from "#lib/auth/commands/audit.ts";
import type { Tx } from "#lib/db/client.ts";
import { lockKey } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import {
	enqueueWarning,
	wasWarned,
} from "#lib/notifications/commands/enqueue.ts";
import { ok, type Result } from "#lib/result.ts";
import { mayHaveLink } from "#lib/staff/queries/may-have-link.ts";
import { sendLink } from "./send-link.ts";

/** What somebody outside set off for an account; nothing if there is none with this address. */
export function runAccountJob(
	{ what, email }: AccountJob,
	now: Temporal.Instant,
): Promise<Result<null, "busy">> {
	return write<null, never>(async (tx) => {
		const user = await tx.user.findUnique({ where: { email } });
		if (!user?.active) return ok(null);
		const about = { userId: user.id, stationId: null };
		if (what === "emergency") {
			await warnAdmins(tx, now);
			return ok(null);
		}
		if (what === "reset") {
			if (!(await mayHaveLink(tx, user.id))) return ok(null);
			// Who has never chosen a password is still invited.
			await sendLink(
				tx,
				user,
				user.passwordHash ? "reset" : "invitation",
				now,
				"citizen",
			);
			await record(tx, { ...about, action: "password:link" }, now);
			return ok(null);
		}
		await lockKey(tx, `warning ${user.id}`);
		if (await wasWarned(tx, user, what, now)) return ok(null);
		await enqueueWarning(tx, user, what, now);
		await record(tx, { ...about, action: `session:${what}` }, now);
		return ok(null);
	});
}

/** Each time, to each of them: whoever used it is not to be the only one who knows. */
async function warnAdmins(tx: Tx, now: Temporal.Instant): Promise<void> {
	const admins = await tx.user.findMany({
		where: { role: "admin", active: true },
	});
	for (const admin of admins) await enqueueWarning(tx, admin, "emergency", now);
}
