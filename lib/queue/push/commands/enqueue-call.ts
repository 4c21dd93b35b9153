import "server-only";
import { fromPrisma } from "pg-boss";
import { pgBoss } from "#lib/db/boss.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { log } from "#lib/runtime/log.ts";
import {
	announcedJobFor,
	ensurePushQueue,
	PUSH_QUEUE,
	pushJobFor,
} from "./push-queue.ts";

/**
 * Puts a call on its way to each device that waits for it, in the transaction that calls: what is rolled back is never
 * sent. Where nobody asked for it that is one statement and no more.
 * @param event id of the step "called" or "recalled"
 */
export async function enqueueCall(
	tx: Tx,
	{ visitId, event }: { visitId: string; event: string },
	now: Temporal.Instant,
): Promise<void> {
	const calls = await tx.$queryRaw<{ id: string }[]>`
		INSERT INTO push_call (id, visit_id, device_id, event_id, status, created_at)
		SELECT gen_random_uuid(), d.visit_id, d.id, ${event}::bigint, 'queued', ${toDbInstant(now)}::timestamptz
		FROM push_device d JOIN city c ON c.id = 1 AND c.push_calls
		WHERE d.visit_id = ${visitId}::uuid
		ON CONFLICT DO NOTHING RETURNING id`;
	await enqueueJobs(
		tx,
		calls.map((one) => pushJobFor(one.id)),
	);
}

/**
 * The same for what a station says to those who wait.
 * @returns the visits that have a device
 */
export async function enqueueAnnouncement(
	tx: Tx,
	{ id, visitIds }: { id: number; visitIds: readonly string[] },
	now: Temporal.Instant,
): Promise<ReadonlySet<string>> {
	const calls = await tx.$queryRaw<{ id: string; visitId: string }[]>`
		INSERT INTO announcement_push (id, visit_id, device_id, announcement_id, status, created_at)
		SELECT gen_random_uuid(), d.visit_id, d.id, ${id}::int, 'queued', ${toDbInstant(now)}::timestamptz
		FROM push_device d JOIN city c ON c.id = 1 AND c.push_calls
		WHERE d.visit_id = ANY(${visitIds}::uuid[])
		ON CONFLICT DO NOTHING RETURNING id, visit_id AS "visitId"`;
	await enqueueJobs(
		tx,
		calls.map((one) => announcedJobFor(one.id)),
	);
	return new Set(calls.map(({ visitId }) => visitId));
}

async function enqueueJobs(
	tx: Tx,
	jobs: readonly ReturnType<typeof pushJobFor | typeof announcedJobFor>[],
): Promise<void> {
	if (jobs.length === 0) return;
	// Without them the rows wait for the worker's next round (push-worker.ts): nobody's call fails because of it.
	await tx.$executeRaw`SAVEPOINT push_jobs`;
	try {
		const boss = await pgBoss();
		await ensurePushQueue(boss);
		await boss.insert(PUSH_QUEUE, [...jobs], { db: fromPrisma(tx) });
	} catch (error) {
		await tx.$executeRaw`ROLLBACK TO SAVEPOINT push_jobs`;
		log().error({ error }, "a call for a device waits for the next round");
	}
}
