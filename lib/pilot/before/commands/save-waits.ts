import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { inTransaction, orBusy } from "#lib/db/write.ts";
import { readWaits } from "#lib/pilot/before/queries/list-waits.ts";
import { mergeEntries } from "#lib/pilot/before/rules/merge.ts";
import type { WaitBefore } from "#lib/pilot/effect/effect.ts";
import { ok, type Result } from "#lib/result.ts";

export interface SavedWaits {
	added: number;
	replaced: number;
	/** Left as they were: a week is there for one of their days, or days for their week. */
	overlapping: number;
}

/** Five thousand lines take longer than a booking. */
const WHOLE_TABLE = { maxWait: 5_000, timeout: 60_000 };

/** Writes waits from before down, typed in or imported; of what is there only the same days are replaced. */
export async function saveWaits(
	actor: Actor,
	entries: readonly WaitBefore[],
	now: Temporal.Instant,
): Promise<Result<SavedWaits, "forbidden" | "busy">> {
	const may = await authorise(actor, "rollout:write", null, now);
	if (!may.ok) return may;
	const work = async (tx: Tx) => {
		await lockKey(tx, "waits-before");
		const stationIds = [...new Set(entries.map(({ stationId }) => stationId))];
		const stored = await readWaits(tx, { stationId: { in: stationIds } });
		const { added, replaced, overlapping } = mergeEntries(entries, stored);
		const saved = {
			added: added.length,
			replaced: replaced.length,
			overlapping: overlapping.length,
		};
		if (added.length + replaced.length === 0) return ok(saved);
		await tx.waitBefore.deleteMany({
			where: { id: { in: replaced.map(({ old }) => old.id) } },
		});
		await tx.waitBefore.createMany({
			data: [...added, ...replaced.map(({ entry }) => entry)].map(
				({ firstDay, lastDay, mean, median, ...entry }) => ({
					...entry,
					firstDay: toDbDate(firstDay),
					lastDay: toDbDate(lastDay),
					meanMinutes: mean,
					medianMinutes: median,
				}),
			),
		});
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action: "wait-before:saved",
				detail: { stations: stationIds, ...saved },
			},
			now,
		);
		return ok(saved);
	};
	return orBusy<SavedWaits, never>(() => inTransaction(work, WHOLE_TABLE));
}
