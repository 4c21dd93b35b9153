import "server-only";
import {
	ACCOUNT_QUEUE,
	accountJobOf,
	ensureAccountQueue,
} from "#lib/auth/commands/account-jobs.ts";
import { workingPgBoss } from "#lib/db/boss.ts";
import { now } from "#lib/runtime/clock.ts";
import { runAccountJob } from "./run-account-job.ts";

/** Does what people ask for at the sign-in until the returned function is called, which lets what is under way finish. */
export async function startAccountWorker(): Promise<() => Promise<void>> {
	const boss = await workingPgBoss();
	await ensureAccountQueue(boss);
	await boss.work<{ sealed: string }>(
		ACCOUNT_QUEUE,
		{ pollingIntervalSeconds: 1 },
		async (jobs) => {
			for (const { data } of jobs) {
				const done = await runAccountJob(accountJobOf(data), now());
				// Tried again later.
				if (!done.ok) throw new Error(done.error);
			}
		},
	);
	return () => boss.offWork(ACCOUNT_QUEUE, { wait: true });
}
