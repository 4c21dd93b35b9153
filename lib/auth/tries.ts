import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { countOnce, forgetCount, type Limit } from "./limits.ts";
import { accountKeyOf } from "./secrets.ts";

/** Wrong passwords for one address: a few at a time, and not many a day. */
export const ACCOUNT_LIMITS: readonly Limit[] = [
	{ name: "sign-in-account", times: 5, seconds: 15 * 60 },
	{ name: "sign-in-account-day", times: 20, seconds: 24 * 3600 },
];

/** Wrong codes of a second factor, which only somebody with the password can try. */
export const CODE_LIMITS: readonly Limit[] = [
	{ name: "sign-in-code", times: 5, seconds: 15 * 60 },
	{ name: "sign-in-code-day", times: 20, seconds: 24 * 3600 },
];

/** Counts a try. @returns null, or until when there is none left */
export async function countTry(
	tx: Tx,
	limits: readonly Limit[],
	who: string,
	now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
	let wait = 0;
	for (const limit of limits)
		wait = Math.max(wait, (await countOnce(tx, limit, who)) ?? 0);
	return wait > 0 ? now.add({ milliseconds: wait }) : null;
}

/** It was the right person, or an admin says so: the account is open again. */
export async function forgetTries(
	tx: Tx,
	{ id, email }: { id: string; email: string },
): Promise<void> {
	for (const limit of ACCOUNT_LIMITS)
		await forgetCount(tx, limit, accountKeyOf(email));
	for (const limit of CODE_LIMITS) await forgetCount(tx, limit, id);
}
