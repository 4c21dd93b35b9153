import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { ImprovementRefusal } from "./save-improvement.ts";

/** Takes an improvement away for good; the feedback it came from stays. */
export function deleteImprovement(
	actor: Actor,
	input: { id: number; version: number; now: Temporal.Instant },
): Promise<Result<null, ImprovementRefusal>> {
	return orBusy<null, ImprovementRefusal>(async () => {
		const { id, version, now } = input;
		const may = await authorise(actor, "feedback:answer", null, now);
		if (!may.ok) return may;
		return write<null, ImprovementRefusal>(async (tx) => {
			await lockKey(tx, "improvements");
			const { count } = await tx.improvement.deleteMany({
				where: { id, version },
			});
			if (count === 0)
				return refuse(
					(await tx.improvement.count({ where: { id } })) === 0
						? "unknown-improvement"
						: "changed-meanwhile",
				);
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: null,
					action: "improvement:delete",
					subject: `improvement ${id}`,
				},
				now,
			);
			return ok(null);
		});
	});
}
