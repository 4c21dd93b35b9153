import "server-only";
import { db } from "#lib/db/client.ts";
import { civilDateOf } from "#lib/time.ts";

/**
 * What limits did, as the figures count it: a price was asked, paid by work or by waiting, or there was none to pay.
 * Nothing of anybody is stored.
 */
export type LimitNote = "asked" | "worked" | "waited" | "refused";

/**
 * Counts one more on this day. After the transaction it is about: a row that everybody raises must not be held while
 * somebody waits for a day. @param note null: nothing to count
 */
export async function noteLimit(
	note: LimitNote | null,
	stationId: number,
	now: Temporal.Instant,
): Promise<void> {
	if (note === null) return;
	await db().$executeRaw`
		INSERT INTO day_count (date, station_id, what, count)
		VALUES (${civilDateOf(now)}::date, ${stationId}, ${`limit-${note}`}, 1)
		ON CONFLICT (date, station_id, what) DO UPDATE SET count = day_count.count + 1`;
}
