import type { PgBoss } from "pg-boss";
import { onGlobal } from "#lib/runtime/global.ts";

export const HOOK_QUEUE = "program-event";

/** What a job carries; everything else is read when it runs. */
export interface HookJob {
	eventId: string;
}

/** 5 s, 10 s, 20 s … four hours: for about a day and a half. A send gives up by itself long before its job expires. */
const OPTIONS = {
	retryLimit: 18,
	retryDelay: 5,
	retryBackoff: true,
	retryDelayMax: 4 * 60 * 60,
	expireInSeconds: 60,
	deleteAfterSeconds: 60 * 60,
} as const;

/**
 * Creates the queue unless it is there, once per process. "exclusive": PostgreSQL holds at most one waiting or running
 * job for a key, which is the event's id.
 */
export function ensureHookQueue(boss: PgBoss): Promise<void> {
	const ready = onGlobal(
		"hook-queues",
		() => new WeakMap<PgBoss, Promise<void>>(),
	);
	const known = ready.get(boss);
	if (known) return known;
	const created = boss.createQueue(HOOK_QUEUE, {
		...OPTIONS,
		policy: "exclusive",
	});
	ready.set(boss, created);
	created.catch(() => ready.delete(boss));
	return created;
}

export function hookJobFor(eventId: string) {
	return { data: { eventId } satisfies HookJob, singletonKey: eventId };
}
