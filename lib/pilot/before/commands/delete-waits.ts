import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { lockKey } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result } from "#lib/result.ts";

/** One entry, or all of a station that were measured in the same way. */
export type WhichWaits = { id: number } | { stationId: number; source: string };

/** Removing what is gone is no error. @returns how many there were */
export async function deleteWaits(
	actor: Actor,
	which: WhichWaits,
	now: Temporal.Instant,
): Promise<Result<number, "forbidden" | "busy">> {
	const may = await authorise(actor, "rollout:write", null, now);
	if (!may.ok) return may;
	return write<number, never>(async (tx) => {
		await lockKey(tx, "waits-before");
		const gone = await tx.waitBefore.findMany({
			where: which,
			select: { stationId: true },
		});
		const [first] = gone;
		if (!first) return ok(0);
		await tx.waitBefore.deleteMany({ where: which });
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: first.stationId,
				action: "wait-before:deleted",
				detail: { rows: gone.length },
			},
			now,
		);
		return ok(gone.length);
	});
}
