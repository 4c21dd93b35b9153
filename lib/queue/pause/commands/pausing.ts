import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { lockDays, raiseVersions } from "#lib/db/lock.ts";
import { civilDateOf } from "#lib/time.ts";

/**
 * Pages and forecasts that were made of the station's day are made anew: a pause has no version of its own, as it is rare.
 * Under the queue's lock, and before the days' of anything else.
 */
export async function raiseDay(
	tx: Tx,
	stationId: number,
	now: Temporal.Instant,
): Promise<void> {
	const day = { stationId, date: civilDateOf(now) };
	await lockDays(tx, [day]);
	await raiseVersions(tx, [day]);
}

/** @returns whether it had paused */
export async function endPause(
	tx: Tx,
	{ deskId, stationId }: { deskId: number; stationId: number },
	now: Temporal.Instant,
): Promise<boolean> {
	const { count } = await tx.deskPause.deleteMany({ where: { deskId } });
	if (count > 0) await raiseDay(tx, stationId, now);
	return count > 0;
}
