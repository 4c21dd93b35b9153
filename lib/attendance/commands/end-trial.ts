import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result } from "#lib/result.ts";

/** From now on every reminder asks as usual again. Ending what is over is no error. */
export async function endTrial(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<null, "forbidden" | "busy">> {
	const may = await authorise(actor, "rollout:write", null, now);
	if (!may.ok) return may;
	return write<null, never>(async (tx) => {
		await lockKey(tx, "wording trial");
		const { count } = await tx.wordingTrial.updateMany({
			where: { endedAt: null },
			data: { endedAt: toDbInstant(now) },
		});
		if (count > 0)
			await record(
				tx,
				{ userId: actor.userId, stationId: null, action: "wording:ended" },
				now,
			);
		return ok(null);
	});
}
