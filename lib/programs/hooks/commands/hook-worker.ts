import "server-only";
import type { PgBoss } from "pg-boss";
import { workingPgBoss } from "#lib/db/boss.ts";
import { db } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { log } from "#lib/runtime/log.ts";
import { repeat } from "#lib/runtime/repeat.ts";
import { deliverEvent } from "./deliver-event.ts";
import {
	ensureHookQueue,
	HOOK_QUEUE,
	type HookJob,
	hookJobFor,
} from "./hook-queue.ts";

/** Between two looks for events without a job, in milliseconds. */
const ROUND = 5_000;
const ROUND_SIZE = 500;
/** Of one program in one round. */
const MOST_OF_ONE = 100;
const MOST_FAILING = 10;

/**
 * Two batches at a time: while one program hangs, the others are told. Twenty of its events at once hold them up for the ten
 * seconds of a send, and no longer: what failed waits for its next try.
 */
const WORK = {
	batchSize: 10,
	burstWhenBatchFull: true,
	localConcurrency: 2,
	pollingIntervalSeconds: 2,
	perJobResults: true,
	includeMetadata: true,
} as const;

/** Tells programs until the returned function is called, which lets what is under way finish. */
export async function startHookWorker(): Promise<() => Promise<void>> {
	const boss = await workingPgBoss();
	await ensureHookQueue(boss);
	await boss.work<HookJob, never, typeof WORK>(HOOK_QUEUE, WORK, (jobs) =>
		Promise.all(jobs.map(runJob)),
	);
	const stop = repeat("looking for events of programs", ROUND, () =>
		seek(boss),
	);
	return async () => {
		await stop();
		await boss.offWork(HOOK_QUEUE, { wait: true });
	};
}

interface Attempt {
	id: string;
	data: HookJob;
	retryCount: number;
	retryLimit: number;
}

async function runJob({ id, data, retryCount, retryLimit }: Attempt) {
	try {
		const last = retryCount >= retryLimit;
		const reason = await deliverEvent(data.eventId, last);
		return reason === null
			? ({ id, status: "completed" } as const)
			: ({ id, status: "failed", output: { reason } } as const);
	} catch (error) {
		// The row stays "queued", and a round finds it.
		log().error({ error, event: data.eventId }, "telling a program failed");
		return { id, status: "failed", output: { reason: "error" } } as const;
	}
}

/** Gives each event that waits a job. */
async function seek(boss: PgBoss): Promise<void> {
	const waiting = await listWaiting();
	if (waiting.length > 0)
		await boss.insert(
			HOOK_QUEUE,
			waiting.map(({ id, isFailing }) => ({
				...hookJobFor(id),
				// Whoever takes nothing comes after all who do.
				priority: isFailing ? -1 : 0,
			})),
		);
}

/**
 * Events that wait, of each program the same number before others: the many failures of one stop nobody. Of one that fails
 * only a few are tried at a time. Each try puts an event behind those that happened within the hour after it, and no
 * further: what was tried in vain comes after what was not, and new events do not keep old ones waiting for ever. Of no
 * program more rows are read than a round takes, however many wait.
 */
export const WAITING = Prisma.sql`
	SELECT next.id, h.failing_since IS NOT NULL AS "isFailing"
	FROM program p LEFT JOIN program_hook h ON h.program_id = p.id
	CROSS JOIN LATERAL (
		SELECT id, row_number() OVER (ORDER BY at + attempts * interval '1 hour', at, id) AS place
		FROM (
			(SELECT id, attempts, at FROM program_event
				WHERE program_id = p.id AND status = 'queued' ORDER BY attempts, at LIMIT ${MOST_OF_ONE}::int)
			UNION
			(SELECT id, attempts, at FROM program_event
				WHERE program_id = p.id AND status = 'queued' ORDER BY at LIMIT ${MOST_OF_ONE}::int)) found) next
	WHERE next.place <= CASE WHEN h.failing_since IS NULL THEN ${MOST_OF_ONE}::int ELSE ${MOST_FAILING}::int END
	ORDER BY next.place, next.id LIMIT ${ROUND_SIZE}::int`;

export const listWaiting = () =>
	db().$queryRaw<{ id: string; isFailing: boolean }[]>(WAITING);
