import "server-only";
import { db } from "#lib/db/client.ts";
import type { Told } from "#lib/queue/queue.ts";

/** What became of the newest call of a visit on the devices that wait for it: one that was told is enough. */
export async function findTold(visitId: string): Promise<Told | null> {
	const newest = await db().pushCall.findFirst({
		where: { visitId },
		orderBy: { eventId: "desc" },
		select: { eventId: true },
	});
	if (!newest) return null;
	const calls = await db().pushCall.findMany({
		where: { visitId, eventId: newest.eventId },
		select: { status: true },
	});
	const has = (status: string) => calls.some((one) => one.status === status);
	return has("sent") ? "sent" : has("queued") ? "waiting" : "failed";
}
