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
	stationIds: readonly number[],
	now: Temporal.Instant,
): Promise<void> {
	const date = civilDateOf(now);
	const days = [...new Set(stationIds)].map((stationId) => ({
		stationId,
		date,
	}));
	await lockDays(tx, days);
	await raiseVersions(tx, days);
}

/**
 * All at once: their days are locked in one order always.
 * @returns how many had paused
 */
export async function endPauses(
	tx: Tx,
	desks: readonly {
		deskId: number;
		stationId: number;
		/** Only a pause that whoever sits there began: what was decided for the desk stays when they get up. */
		onlyOwn?: boolean;
	}[],
	now: Temporal.Instant,
): Promise<number> {
	const ended: number[] = [];
	for (const { deskId, stationId, onlyOwn = false } of desks) {
		const { count } = await tx.deskPause.deleteMany({
			where: { deskId, ...(onlyOwn ? { isOwn: true } : {}) },
		});
		if (count > 0) ended.push(stationId);
	}
	if (ended.length > 0) await raiseDay(tx, ended, now);
	return ended.length;
}
