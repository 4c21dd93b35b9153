import "server-only";
import { getRetention } from "#lib/booking/queries.ts";
import { cutoff } from "#lib/booking/retention.ts";
import { db, WRITE } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { recordErasure, rewriteErased } from "#lib/db/erasure.ts";

/**
 * Reports of barriers go as a whole: people write about themselves even where they are asked not to.
 * Answered or not: whoever is to answer has half a year (`City.feedbackDays`).
 */
export async function eraseReports(now: Temporal.Instant): Promise<void> {
	const { feedbackDays } = await getRetention();
	const createdAt = { lte: toDbInstant(cutoff(now, feedbackDays)) };
	await db().$transaction(async (tx) => {
		const { count } = await tx.feedback.deleteMany({
			where: { type: "barrier", createdAt },
		});
		await recordErasure(tx, "feedback", count, now);
	}, WRITE);
	await rewriteErased("feedback", now);
}
