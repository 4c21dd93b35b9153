import "server-only";
import { visitOfTicket } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { isUnreached } from "#lib/queue/push/rules/outcome.ts";
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

/**
 * Whether whoever wanted a device to be told has to look at the display instead: the newest call that was for devices came
 * through on none of them, and none was switched on since. It holds while nothing better is known, also for the calls
 * after it: a device that was forgotten has none.
 */
export async function isOutOfReach(visitId: string): Promise<boolean> {
	const last = await db().pushCall.findFirst({
		where: { visitId },
		orderBy: { eventId: "desc" },
		select: { eventId: true },
	});
	if (!last) return false;
	const calls = await db().pushCall.findMany({
		where: { visitId, eventId: last.eventId },
		select: { status: true, attempts: true, lastError: true, deviceId: true },
	});
	if (calls.some(({ status }) => status === "sent") || !calls.some(isUnreached))
		return false;
	const devices = await db().pushDevice.findMany({
		where: { visitId },
		select: { id: true },
	});
	return devices.every(({ id }) =>
		calls.some(({ deviceId }) => deviceId === id),
	);
}

/** The same for the ticket's own page. */
export async function isTicketOutOfReach(token: string): Promise<boolean> {
	const visitId = visitOfTicket(token);
	return visitId !== null && isOutOfReach(visitId);
}
