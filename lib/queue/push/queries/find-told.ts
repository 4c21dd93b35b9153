import "server-only";
import { db } from "#lib/db/client.ts";
import type { Told } from "#lib/queue/queue.ts";

/**
 * What became of the newest call of a visit on the devices that wait for it: one that was told is enough. Null: that call
 * was for no device, whatever became of an earlier one.
 */
export async function findTold(visitId: string): Promise<Told | null> {
	const newest = await db().visitEvent.findFirst({
		where: { visitId, kind: { in: ["called", "recalled"] }, undone: false },
		orderBy: { id: "desc" },
		select: { pushCalls: { select: { status: true } } },
	});
	const calls = newest?.pushCalls ?? [];
	if (calls.length === 0) return null;
	const has = (status: string) => calls.some((one) => one.status === status);
	return has("sent") ? "sent" : has("queued") ? "waiting" : "failed";
}
