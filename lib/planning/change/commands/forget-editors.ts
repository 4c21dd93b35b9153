import "server-only";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";

/** A change of plan stays for the history; who made it is forgotten with the audit. */
export async function forgetEditors(now: Temporal.Instant): Promise<void> {
	const { auditDays } = await db().city.findUniqueOrThrow({
		where: { id: 1 },
		select: { auditDays: true },
	});
	await db().planChange.updateMany({
		where: {
			userId: { not: null },
			at: { lte: toDbInstant(now.subtract({ hours: 24 * auditDays })) },
		},
		data: { userId: null },
	});
}
