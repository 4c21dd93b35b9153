import type { PgBoss } from "pg-boss";
import { NEWS_SECONDS } from "#lib/queue/push/rules/outcome.ts";
import { onGlobal } from "#lib/runtime/global.ts";

export const PUSH_QUEUE = "push-call";

/** What a job carries; everything else is read when it runs. */
export type PushJob =
	| { callId: string }
	/** A row of `announcement_push`. */
	| { announcedId: string };

/** As long as a call is news: 2 s, 4 s, 8 s … A send gives up by itself long before its job expires. */
const OPTIONS = {
	retryLimit: 10,
	retryDelay: 2,
	retryBackoff: true,
	retryDelayMax: 30,
	expireInSeconds: 30,
	deleteAfterSeconds: NEWS_SECONDS,
} as const;

/**
 * Creates the queue unless it is there, once per process. "exclusive": PostgreSQL holds at most one waiting or running
 * job for a key, which is the call's id.
 */
export function ensurePushQueue(boss: PgBoss): Promise<void> {
	const ready = onGlobal(
		"push-queues",
		() => new WeakMap<PgBoss, Promise<void>>(),
	);
	const known = ready.get(boss);
	if (known) return known;
	const created = boss.createQueue(PUSH_QUEUE, {
		...OPTIONS,
		policy: "exclusive",
	});
	ready.set(boss, created);
	created.catch(() => ready.delete(boss));
	return created;
}

/** A job for a call; while one waits or runs, a second for the same call is not stored. */
export function pushJobFor(callId: string) {
	return { data: { callId } satisfies PushJob, singletonKey: callId };
}

/** The same for an announcement. */
export function announcedJobFor(announcedId: string) {
	return {
		data: { announcedId } satisfies PushJob,
		singletonKey: announcedId,
	};
}
