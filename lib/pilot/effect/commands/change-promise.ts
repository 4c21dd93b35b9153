import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { lockCity } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { civilDateOf } from "#lib/time.ts";

/** Within how many days the city wants to serve everybody who wants an appointment. */
export async function changePromise(
	actor: Actor,
	{
		promiseDays,
		shown,
		now,
	}: {
		promiseDays: number;
		/** What the form showed: who changes another promise than that is told so. */
		shown: string;
		now: Temporal.Instant;
	},
): Promise<Result<null, "forbidden" | "changed" | "busy">> {
	const may = await authorise(actor, "rollout:write", null, now);
	if (!may.ok) return may;
	return write<null, "changed">(async (tx) => {
		await lockCity(tx);
		const before = await tx.city.findUniqueOrThrow({
			where: { id: 1 },
			select: { promiseDays: true },
		});
		if (before.promiseDays === promiseDays) return ok(null);
		if (String(before.promiseDays) !== shown) return refuse("changed");
		await tx.city.update({ where: { id: 1 }, data: { promiseDays } });
		// Changed twice on one day: what held before that day is what held in the morning.
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
				detail: { before, after: { promiseDays } },
			},
			now,
		);
		return ok(null);
	});
}
