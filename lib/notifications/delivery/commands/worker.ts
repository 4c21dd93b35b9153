import type { PgBoss } from "pg-boss";
import { workingPgBoss } from "#lib/db/boss.ts";
import { remindDue } from "#lib/notifications/commands/remind-due.ts";
import { listQueuedMessageIds } from "#lib/notifications/delivery/queries/mail-flow.ts";
import { now } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";
import { log } from "#lib/runtime/log.ts";
import { repeat } from "#lib/runtime/repeat.ts";
import { traced } from "#lib/runtime/traced.ts";
import { collectBounces } from "./collect-bounces.ts";
import { deliverMessage } from "./deliver.ts";
import { jobFor, QUEUE, renewQueue, type SendJob } from "./queue.ts";
import { openTransport, type Transport } from "./transport.ts";

const MINUTE = 60 * 1000;
const SWEEP_SIZE = 1_000;
/** Sent side by side; the pool of connections to the mail server is smaller still. */
const BATCH = 10;

/**
 * Sends waiting mails and reminds until the returned function is called, which lets those under way
 * finish. Any number of processes may work at the same time.
 */
export async function startWorker(): Promise<() => Promise<void>> {
	const boss = await workingPgBoss();
	await renewQueue(boss);
	const transport = openTransport();
	await boss.work<SendJob, never, typeof WORK>(QUEUE, WORK, (jobs) =>
		Promise.all(
			jobs.map((job) => traced("mail", {}, () => runJob(job, transport))),
		),
	);
	const stops = [
		repeat("looking for mails without a job", 5 * MINUTE, () => sweep(boss)),
		repeat("reminding", MINUTE, () => remindDue(now())),
	];
	const { bounceImapUrl } = env();
	if (bounceImapUrl)
		stops.push(
			repeat("reading bounces", 5 * MINUTE, (stopping) =>
				collectBounces(bounceImapUrl, stopping),
			),
		);
	return async () => {
		await Promise.all(stops.map((stop) => stop()));
		await boss.offWork(QUEUE, { wait: true });
		transport.close();
	};
}

const WORK = {
	batchSize: BATCH,
	burstWhenBatchFull: true,
	pollingIntervalSeconds: 1,
	perJobResults: true,
	includeMetadata: true,
} as const;

interface Attempt {
	id: string;
	data: SendJob;
	retryCount: number;
	retryLimit: number;
}

async function runJob(job: Attempt, transport: Transport) {
	const { id, data, retryCount, retryLimit } = job;
	try {
		const reason = await deliverMessage(
			data.messageId,
			transport,
			retryCount >= retryLimit,
		);
		return reason === null
			? ({ id, status: "completed" } as const)
			: ({ id, status: "failed", output: { reason } } as const);
	} catch (error) {
		// The database is away, or a text is broken: the row stays "queued", and the sweep finds it
		// even after this job's last attempt.
		log().error({ error, message: data.messageId }, "sending a mail failed");
		return { id, status: "failed", output: { reason: "error" } } as const;
	}
}

/**
 * Gives every waiting row a job again, should its job be gone (tables restored from a copy, a crash
 * in the last attempt). Where there is one, the queue's "exclusive" policy stores no second.
 */
async function sweep(boss: PgBoss): Promise<void> {
	const ids = await listQueuedMessageIds(SWEEP_SIZE);
	if (ids.length > 0) await boss.insert(QUEUE, ids.map(jobFor));
}
