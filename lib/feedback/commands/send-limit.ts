import "server-only";
import { isWithinLimit, type Limit } from "#lib/auth/limits.ts";
import { clientKeyOf } from "#lib/auth/secrets.ts";
import type { Tx } from "#lib/db/client.ts";
import { civilDateOf } from "#lib/time.ts";
import { REPORT_LIMIT_MINUTES } from "../feedback.ts";

/** Enough for a care home or a school whose people share one address. */
const LIMIT: Limit = {
	name: "feedback",
	times: 10,
	seconds: REPORT_LIMIT_MINUTES * 60,
};

/** Whether this client may send feedback once more. Takes the counter's row: call it last. */
export function maySend(
	tx: Tx,
	/** The client's address; only a keyed hash of it is kept, for minutes. */
	client: string,
	now: Temporal.Instant,
): Promise<boolean> {
	return isWithinLimit(tx, LIMIT, clientKeyOf(client, civilDateOf(now)));
}
