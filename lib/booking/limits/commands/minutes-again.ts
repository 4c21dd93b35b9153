import "server-only";
import { secondsUntilTomorrow } from "#lib/auth/commands/client-limit.ts";
import {
	countedAs,
	counterKeys,
} from "#lib/booking/limits/queries/standing.ts";
import { db } from "#lib/db/client.ts";
import { civilDateOf } from "#lib/time.ts";

/**
 * After how many seconds what a client has reserved within the hour counts no more. Null: nothing counts now, so waiting
 * frees nothing.
 */
export async function secondsUntilMinutes(
	client: string,
	now: Temporal.Instant,
): Promise<number | null> {
	const anyDay = { stationId: 0, date: civilDateOf(now) };
	const { minutes: key } = counterKeys(countedAs(client, now), anyDay, "");
	const at = Date.now();
	const row = await db().rateLimit.findFirst({
		where: { key, points: { gt: 0 }, expire: { gt: BigInt(at) } },
		select: { expire: true },
	});
	if (!row?.expire) return null;
	const left = Math.ceil((Number(row.expire) - at) / 1_000);
	return Math.max(1, Math.min(left, secondsUntilTomorrow(now)));
}
