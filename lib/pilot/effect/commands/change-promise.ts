import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result } from "#lib/result.ts";
import { civilDateOf } from "#lib/time.ts";

/** Within how many days the city wants to serve everybody who wants an appointment. */
export async function changePromise(
	actor: Actor,
	promiseDays: number,
	now: Temporal.Instant,
): Promise<Result<null, "forbidden" | "busy">> {
	const may = await authorise(actor, "rollout:write", null, now);
	if (!may.ok) return may;
	return write<null, never>(async (tx) => {
		const [before] = await tx.$queryRaw<{ promiseDays: number }[]>`
			SELECT promise_days AS "promiseDays" FROM city WHERE id = 1 FOR NO KEY UPDATE`;
		if (before?.promiseDays === promiseDays) return ok(null);
		await tx.city.update({ where: { id: 1 }, data: { promiseDays } });
		// Changed twice on one day: what held before that day is what held in the morning.
		if (before)
			await tx.promiseBefore.createMany({
				data: [{ until: toDbDate(civilDateOf(now)), days: before.promiseDays }],
				skipDuplicates: true,
			});
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action: "city:promise",
				detail: {
					before: { promiseDays: before?.promiseDays ?? null },
					after: { promiseDays },
				},
			},
			now,
		);
		return ok(null);
	});
}
