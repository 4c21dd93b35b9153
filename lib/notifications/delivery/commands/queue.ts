import type { PgBoss } from "pg-boss";
import { onGlobal } from "#lib/runtime/global.ts";

export const QUEUE = "send-message";

/** What a job carries; everything else is read when it runs. */
export interface SendJob {
	messageId: string;
}

/**
 * The mail server may be away for a weekend: 15 s, 30 s, 1 min … then every 15 minutes, for two
 * days. A send gives up by itself after a minute (transport.ts), long before its job expires, so no
 * job runs twice at a time; a job left over by a crash runs again after it expired.
 */
const OPTIONS = {
	retryLimit: 200,
	retryDelay: 15,
	retryBackoff: true,
	retryDelayMax: 15 * 60,
	expireInSeconds: 5 * 60,
	deleteAfterSeconds: 24 * 60 * 60,
} as const;

/**
 * Creates the queue unless it is there, once per process. "exclusive": PostgreSQL holds at most one
 * waiting or running job for a key, which is the message's id.
 */
export async function ensureQueue(boss: PgBoss): Promise<void> {
	const ready = onGlobal(
		"mail-queues",
		() => new WeakMap<PgBoss, Promise<void>>(),
	);
	const known = ready.get(boss);
	if (known) return known;
	const created = boss.createQueue(QUEUE, { ...OPTIONS, policy: "exclusive" });
	ready.set(boss, created);
	created.catch(() => ready.delete(boss));
	return created;
}

/** Lets the options of this version apply to a queue that an older one created. */
export async function renewQueue(boss: PgBoss): Promise<void> {
	await ensureQueue(boss);
	await boss.updateQueue(QUEUE, OPTIONS);
}

/** A job for a message; while one waits or runs, a second for the same message is not stored. */
export function jobFor(messageId: string) {
	return {
		data: { messageId } satisfies SendJob,
		singletonKey: messageId,
	};
}
