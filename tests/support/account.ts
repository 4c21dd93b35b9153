import { randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import {
	ACCOUNT_QUEUE,
	accountJobOf,
	ensureAccountQueue,
} from "#lib/auth/commands/account-jobs.ts";
import { openSession } from "#lib/auth/commands/sessions.ts";
import type { Role } from "#lib/auth/rules/permission.ts";
import { NOBODYS } from "#lib/auth/secrets/password.ts";
import { pgBoss } from "#lib/db/boss.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { onGlobal, takeGlobal } from "#lib/runtime/global.ts";
import { runAccountJob } from "#lib/staff/commands/run-account-job.ts";

export const PASSWORD = "vier Wörter und ein Fisch";

/** Made with the least work, which is written in it: hundreds of tries must not take a minute of a processor. */
const passwordHash = await hash(PASSWORD, { memoryCost: 8, timeCost: 1 });

/** Likewise for tries on accounts that there are none of. */
export async function guessCheaply(): Promise<void> {
	takeGlobal(NOBODYS);
	onGlobal(NOBODYS, () => Promise.resolve(passwordHash));
}

/** Somebody who can sign in. */
export async function makeAccount(
	role: Role = "clerk",
	stationIds: readonly number[] = [],
): Promise<{ id: string; email: string }> {
	const id = randomUUID();
	const email = `${id}@staff.example`;
	await db().user.create({
		data: {
			id,
			email,
			role,
			name: `${role} ${id.slice(0, 4)}`,
			passwordHash,
			createdAt: toDbInstant(Temporal.Now.instant()),
			stations: { create: stationIds.map((stationId) => ({ stationId })) },
		},
	});
	return { id, email };
}

/** Signed in already. @returns the session's id */
export function makeSession(
	userId: string,
	now = Temporal.Now.instant(),
): Promise<string> {
	return db().$transaction((tx) => openSession(tx, userId, now));
}

/** What the worker does for those who asked at the sign-in. */
export async function runAccountJobs(
	now = Temporal.Now.instant(),
): Promise<void> {
	const boss = await pgBoss();
	await ensureAccountQueue(boss);
	for (;;) {
		const [job] = await boss.fetch<{ sealed: string }>(ACCOUNT_QUEUE);
		if (!job) return;
		await runAccountJob(accountJobOf(job.data), now);
		await boss.complete(ACCOUNT_QUEUE, job.id);
	}
}
