import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { type Entry, recordAlone } from "./audit.ts";

/** Whoever looks at the same again within so many minutes has one entry. */
const MINUTES = 10;

/**
 * That somebody read or took away personal data. Never what was typed to find it: that is personal data again.
 */
export async function noteRead(
	entry: Entry & { userId: string },
	now: Temporal.Instant,
): Promise<void> {
	const { userId, action, subject = null } = entry;
	const since = toDbInstant(now.subtract({ minutes: MINUTES }));
	const before = await db().auditEntry.count({
		where: { userId, action, subject, at: { gt: since } },
	});
	if (before === 0) await recordAlone(entry, now);
}

/** That somebody took a list away as a file. */
export async function noteExport(
	{ userId }: Pick<Actor, "userId">,
	what: "audit" | "eu" | "feedback" | "figures",
	now: Temporal.Instant,
	detail: { rows?: number } = {},
): Promise<void> {
	await recordAlone(
		{ userId, stationId: null, action: `export:${what}`, detail },
		now,
	);
}
