import "server-only";
import { holdKeyOf } from "#lib/auth/secrets/secrets.ts";
import { askApart } from "#lib/db/apart.ts";
import { toDbInstant } from "#lib/db/dates.ts";

/** A hold that has run out longer ago is no reason any more to come in before others. */
const MINUTES_AFTER = 15;

/**
 * Whether this is the token of a hold of ours: whoever holds a time and chooses another has been let in before. What a
 * program reserved says nothing of the kind: nobody waited for it.
 */
export async function hasHeld(
	token: string,
	now: Temporal.Instant,
): Promise<boolean> {
	const since = toDbInstant(now.subtract({ minutes: MINUTES_AFTER }));
	const { count } = await askApart`
		SELECT 1 FROM appointment
		WHERE hold_key = ${holdKeyOf(token)} AND program_id IS NULL AND hold_expires_at > ${since}::timestamptz LIMIT 1`;
	return count > 0;
}
