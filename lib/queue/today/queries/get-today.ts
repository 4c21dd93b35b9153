import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { getQueue } from "#lib/queue/queries/get-queue.ts";
import type { QueueView } from "#lib/queue/queue.ts";
import { type Today, todayOf } from "#lib/queue/today/rules/today.ts";
import { getOutlook } from "#lib/queue/waits/queries/outlook.ts";
import { endOfLine } from "#lib/queue/waits/rules/end-of-line.ts";
import { ok, type Result } from "#lib/result.ts";

/** A station's day so far in figures, for whoever steers it, and the queue that it was read from. */
export async function getToday(
	actor: Actor,
	stationId: number,
	now: Temporal.Instant,
): Promise<Result<{ today: Today; queue: QueueView }, "forbidden">> {
	const allowed = await authorise(actor, "walk-in:steer", stationId, now);
	if (!allowed.ok) return allowed;
	const found = await getQueue(actor, stationId, now);
	if (!found.ok) return found;
	const queue = found.value;
	const { situation } = await getOutlook(stationId, now);
	const end = endOfLine(situation, new Set(queue.waiting.map(({ id }) => id)));
	return ok({ today: todayOf(queue, situation.later ?? [], end), queue });
}
