import "server-only";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { KEPT_HOURS } from "#lib/programs/rules/request.ts";

/** Deletes what programs were answered so long ago that nobody asks again. @param now real time */
export async function forgetRequests(now: Temporal.Instant): Promise<void> {
	const before = toDbInstant(now.subtract({ hours: KEPT_HOURS }));
	await db().programRequest.deleteMany({ where: { begunAt: { lte: before } } });
}
