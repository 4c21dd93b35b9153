import "server-only";
import { WORKER_NAME } from "#lib/db/boss.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import {
	type MailFlow,
	PATIENCE,
} from "#lib/notifications/delivery/rules/standstill.ts";

/** The oldest mails that still wait, for the sweep. */
export async function listQueuedMessageIds(limit: number): Promise<string[]> {
	const rows = await db().message.findMany({
		where: { status: "queued" },
		orderBy: { createdAt: "asc" },
		take: limit,
		select: { id: true },
	});
	return rows.map(({ id }) => id);
}

/** Whether mail moves: what waits, whatever it is about, and whether anybody sends. */
export async function readMailFlow(now: Temporal.Instant): Promise<MailFlow> {
	const { _count, _min } = await db().message.aggregate({
		where: {
			status: "queued",
			createdAt: { lte: toDbInstant(now.subtract(PATIENCE)) },
		},
		_count: true,
		_min: { createdAt: true },
	});
	// A worker asks for jobs every second. PostgreSQL's own clock: ours may be set to another day.
	const [row] = await db().$queryRaw<{ working: boolean }[]>`
		SELECT EXISTS (SELECT FROM pg_stat_activity
			WHERE datname = current_database() AND application_name = ${WORKER_NAME}
				AND state_change > clock_timestamp() - interval '1 minute') AS working`;
	return {
		waiting: _count,
		since: _min.createdAt?.getTime() ?? null,
		isWorking: row?.working ?? false,
	};
}
