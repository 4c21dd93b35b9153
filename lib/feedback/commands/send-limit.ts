import "server-only";
import { clientTry, countClient } from "#lib/auth/commands/client-limit.ts";
import type { Limit } from "#lib/auth/commands/limits.ts";
import type { Tx } from "#lib/db/client.ts";
import { REPORT_LIMIT_MINUTES } from "#lib/feedback/feedback.ts";

/** All last as long, because the privacy page says how long a client is remembered: another time needs its words there. */
const limitOf = (times: number): Limit => ({
	name: "feedback",
	times,
	seconds: REPORT_LIMIT_MINUTES * 60,
});

/** Enough for a care home or a school whose people share one address. */
const LIMIT = limitOf(10);
/** A whole waiting room stands before one kiosk. */
const KIOSK_LIMIT = limitOf(40);

/** Whether this client may send feedback once more. Takes the counter's row: call it last. */
export async function maySend(
	tx: Tx,
	/** The client's address, or a kiosk's id; only a keyed hash of it is kept, for minutes. */
	client: string,
	now: Temporal.Instant,
	isKiosk = false,
): Promise<boolean> {
	const limit = isKiosk ? KIOSK_LIMIT : LIMIT;
	return (await countClient(tx, clientTry(limit, client, now), now)) === null;
}
