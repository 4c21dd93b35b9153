import "server-only";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";

export interface Entry {
	/** Null: nobody signed in, or a job. */
	userId: string | null;
	stationId: number | null;
	/** "noun:verb" */
	action: string;
	/** What it was about, such as "appointment 123456789"; never a citizen's name or address. */
	subject?: string;
	detail?: Prisma.InputJsonObject;
}

/** One line of the audit, in the transaction of what it tells about. */
export async function record(
	client: Db | Tx,
	{ subject, detail, ...entry }: Entry,
	now: Temporal.Instant,
): Promise<void> {
	await client.auditEntry.create({
		data: {
			...entry,
			at: toDbInstant(now),
			...(subject === undefined ? {} : { subject }),
			...(detail === undefined ? {} : { detail }),
		},
	});
}

/**
 * The same, or not: one statement either way, so that nobody can tell by the time an answer takes what is noted.
 * @param isNoted false: nothing is written
 */
export async function recordIf(
	tx: Tx,
	isNoted: boolean,
	{ userId, stationId, action, subject, detail }: Entry,
	now: Temporal.Instant,
): Promise<void> {
	await tx.$executeRaw`
		INSERT INTO audit_entry (at, user_id, station_id, action, subject, detail)
		SELECT ${toDbInstant(now)}, ${userId}::uuid, ${stationId}::integer, ${action}, ${subject ?? null}::text,
			${detail === undefined ? null : JSON.stringify(detail)}::jsonb
		WHERE ${isNoted}`;
}

/** Outside any transaction. */
export function recordAlone(
	entry: Entry,
	now: Temporal.Instant,
): Promise<void> {
	return record(db(), entry, now);
}
