import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { lockDays } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import type { WalkInMode } from "#lib/queue/queue.ts";
import { lockQueue, notifyQueue } from "#lib/queue/visit/commands/changing.ts";
import { ok, type Result } from "#lib/result.ts";
import { civilDateOf } from "#lib/time.ts";

interface SteerWalkIns {
	stationId: number;
	mode: WalkInMode;
	now: Temporal.Instant;
}

/** Staff have the last word on whether walk-ins still get tickets today; tomorrow the forecast decides again. */
export function steerWalkIns(
	actor: Actor,
	{ stationId, mode, now }: SteerWalkIns,
): Promise<Result<null, "forbidden" | "busy">> {
	return orBusy<null, "forbidden" | "busy">(async () => {
		const allowed = await authorise(actor, "walk-in:steer", stationId, now);
		if (!allowed.ok) return allowed;
		const date = civilDateOf(now);
		return write<null, "forbidden">(async (tx) => {
			await lockQueue(tx, stationId);
			await lockDays(tx, [{ stationId, date }]);
			await tx.stationDay.update({
				where: { stationId_date: { stationId, date: toDbDate(date) } },
				data: { walkIns: mode === "automatic" ? null : mode },
				select: { stationId: true },
			});
			const { userId } = actor;
			const entry = {
				userId,
				stationId,
				action: "walk-in:steer",
				subject: mode,
			};
			await record(tx, entry, now);
			await notifyQueue(tx, stationId);
			return ok(null);
		});
	});
}
