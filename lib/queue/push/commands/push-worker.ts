import "server-only";
import type { PgBoss } from "pg-boss";
import { workingPgBoss } from "#lib/db/boss.ts";
import { db } from "#lib/db/client.ts";
import { log } from "#lib/runtime/log.ts";
import { repeat } from "#lib/runtime/repeat.ts";
import { traced } from "#lib/runtime/traced.ts";
import { deliverAnnouncement } from "./deliver-announcement.ts";
import { deliverCall } from "./deliver-call.ts";
import {
	announcedJobFor,
	ensurePushQueue,
	PUSH_QUEUE,
	type PushJob,
	pushJobFor,
} from "./push-queue.ts";

/** Between two looks for calls without a job, in milliseconds: one of them is news for three minutes. */
const ROUND = 15_000;
const ROUND_SIZE = 500;

/** Two at a time ask for jobs: while a push service hangs, the others' calls go on. */
const WORK = {
	batchSize: 10,
	burstWhenBatchFull: true,
	localConcurrency: 2,
	pollingIntervalSeconds: 1,
	perJobResults: true,
	includeMetadata: true,
} as const;

/** Tells devices of calls until the returned function is called, which lets those under way finish. */
export async function startPushWorker(): Promise<() => Promise<void>> {
	const boss = await workingPgBoss();
	await ensurePushQueue(boss);
	await boss.work<PushJob, never, typeof WORK>(PUSH_QUEUE, WORK, (jobs) =>
		Promise.all(jobs.map((job) => traced("push", {}, () => runJob(job)))),
	);
	const stop = repeat("looking for calls without a job", ROUND, () =>
		seek(boss),
	);
	return async () => {
		await stop();
		await boss.offWork(PUSH_QUEUE, { wait: true });
	};
}

interface Attempt {
	id: string;
	data: PushJob;
	retryCount: number;
	retryLimit: number;
}

async function runJob({ id, data, retryCount, retryLimit }: Attempt) {
	try {
		const isLast = retryCount >= retryLimit;
		const reason = await ("callId" in data
			? deliverCall(data.callId, isLast)
			: deliverAnnouncement(data.announcedId, isLast));
		return reason === null
			? ({ id, status: "completed" } as const)
			: ({ id, status: "failed", output: { reason } } as const);
	} catch (error) {
		// The row stays "queued", and the next round finds it.
		log().error({ error, ...data }, "sending a push failed");
		return { id, status: "failed", output: { reason: "error" } } as const;
	}
}

/** Gives every waiting call a job again, should its job be gone; the worker says of each whether it is still news. */
async function seek(boss: PgBoss): Promise<void> {
	const waiting = await db().pushCall.findMany({
		where: { status: "queued" },
		orderBy: { createdAt: "asc" },
		take: ROUND_SIZE,
		select: { id: true },
	});
	if (waiting.length > 0)
		await boss.insert(
			PUSH_QUEUE,
			waiting.map(({ id }) => pushJobFor(id)),
		);
	const announced = await db().announcementPush.findMany({
		where: { status: "queued" },
		orderBy: { createdAt: "asc" },
		take: ROUND_SIZE,
		select: { id: true },
	});
	if (announced.length > 0)
		await boss.insert(
			PUSH_QUEUE,
			announced.map(({ id }) => announcedJobFor(id)),
		);
}
