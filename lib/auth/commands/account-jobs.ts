import "server-only";
import { fromPrisma, type PgBoss } from "pg-boss";
import { seal, unseal } from "#lib/auth/secrets/seal.ts";
import { pgBoss } from "#lib/db/boss.ts";
import type { Tx } from "#lib/db/client.ts";
import { onGlobal } from "#lib/runtime/global.ts";

export const ACCOUNT_QUEUE = "account";

/** What is to be done for an account, if there is one with this address. */
export interface AccountJob {
	/**
	 * "reset": somebody asks for a new password; "attack": wrong passwords from everywhere; "password-known": somebody
	 * has the password and guesses codes; "emergency": the emergency account was used while passwords are off.
	 */
	what: "reset" | "attack" | "password-known" | "emergency";
	email: string;
}

const OPTIONS = {
	retryLimit: 20,
	retryDelay: 5,
	retryBackoff: true,
	retryDelayMax: 5 * 60,
	expireInSeconds: 60,
	// The address in it is encrypted, and gone soon after.
	deleteAfterSeconds: 10 * 60,
} as const;

export async function ensureAccountQueue(boss: PgBoss): Promise<void> {
	const ready = onGlobal(
		"account-queues",
		() => new WeakMap<PgBoss, Promise<void>>(),
	);
	const known = ready.get(boss);
	if (known) return known;
	const created = boss.createQueue(ACCOUNT_QUEUE, OPTIONS);
	ready.set(boss, created);
	created.catch(() => ready.delete(boss));
	return created;
}

/**
 * In the transaction of what it follows from. Whether there is such an account is looked up when the job runs: how
 * long the answer takes tells nobody.
 */
export async function enqueueAccountJob(
	tx: Tx,
	job: AccountJob,
): Promise<void> {
	const boss = await pgBoss();
	await ensureAccountQueue(boss);
	const sealed = seal(ACCOUNT_QUEUE, Buffer.from(JSON.stringify(job)));
	await boss.send(ACCOUNT_QUEUE, { sealed }, { db: fromPrisma(tx) });
}

/** @throws when APP_SECRET is another one by now */
export function accountJobOf({ sealed }: { sealed: string }): AccountJob {
	const content = unseal(ACCOUNT_QUEUE, sealed);
	if (!content) throw new Error("a job that this APP_SECRET did not seal");
	return JSON.parse(content.toString());
}
