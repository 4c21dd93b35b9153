import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

type MoveImprovementRefusal = "unknown-improvement" | "forbidden" | "busy";

/** One place up or down among all; at the end it stays where it is. */
export function moveImprovement(
	actor: Actor,
	input: { id: number; direction: "up" | "down"; now: Temporal.Instant },
): Promise<Result<null, MoveImprovementRefusal>> {
	return orBusy<null, MoveImprovementRefusal>(async () => {
		const { id, direction, now } = input;
		const may = await authorise(actor, "feedback:answer", null, now);
		if (!may.ok) return may;
		return write<null, MoveImprovementRefusal>(async (tx) => {
			await lockKey(tx, "improvements");
			const rows = await tx.improvement.findMany({
				select: { id: true },
				orderBy: [{ position: "asc" }, { id: "desc" }],
			});
			const from = rows.findIndex((row) => row.id === id);
			const [moved] = rows.splice(from, from < 0 ? 0 : 1);
			if (!moved) return refuse("unknown-improvement");
			const to = direction === "up" ? Math.max(0, from - 1) : from + 1;
			rows.splice(to, 0, moved);
			for (const [position, row] of rows.entries())
				await tx.improvement.update({
					where: { id: row.id },
					data: { position },
				});
			return ok(null);
		});
	});
}
