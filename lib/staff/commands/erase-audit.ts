import "server-only";
import { db, WRITE } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { log } from "#lib/runtime/log.ts";

/**
 * The audit list tells what single employees did, so it goes after a year (`City.auditDays`). Running it again, or in
 * two processes at once, does no harm.
 */
export async function eraseAudit(now: Temporal.Instant): Promise<void> {
	const erased = await db().$transaction(async (tx) => {
		const { auditDays } = await tx.city.findUniqueOrThrow({
			where: { id: 1 },
			select: { auditDays: true },
		});
		const until = now.subtract({ hours: 24 * auditDays });
		return tx.auditEntry.deleteMany({
			where: { at: { lte: toDbInstant(until) } },
		});
	}, WRITE);
	if (erased.count > 0) log().info({ audit: erased.count }, "erased");
}
