import "server-only";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { TOLD_DAYS } from "#lib/programs/hooks/rules/event.ts";

/** Deletes what was sent or given up so long ago that nobody asks any more. @param now real time */
export async function forgetEvents(now: Temporal.Instant): Promise<void> {
	const before = toDbInstant(now.subtract({ hours: TOLD_DAYS * 24 }));
	await db().programEvent.deleteMany({ where: { endedAt: { lte: before } } });
}
