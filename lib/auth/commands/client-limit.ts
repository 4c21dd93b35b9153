import "server-only";
import { isOwnNetwork } from "#lib/auth/queries/own-network.ts";
import { clientKeyOf } from "#lib/auth/secrets/secrets.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { addDays, civilDateOf, instantAt } from "#lib/time.ts";
import { countOnce, giveBack, type Limit, secondsLeft } from "./limits.ts";

/**
 * A limit for a client's address. An address is not a person: a whole house may share one. So only what proved wrong
 * counts in the end, the wait is short, and the operator's own networks (OWN_NETWORKS) are not counted.
 */
export interface ClientTry {
	/** Null: not counted. */
	who: string | null;
	limit: Limit;
}

/** @returns null, or until when it has to wait. Takes the counter's row: call it after all other locks. */
export async function countClient(
	tx: Tx,
	{ who, limit }: ClientTry,
	now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
	const wait = who === null ? null : await countOnce(tx, limit, who);
	return wait === null ? null : now.add({ milliseconds: wait });
}

/** It was right. */
export async function forgiveClient(
	tx: Tx,
	{ who, limit }: ClientTry,
): Promise<void> {
	if (who !== null) await giveBack(tx, limit, who);
}

export function clientTry(
	limit: Limit,
	address: string,
	now: Temporal.Instant,
): ClientTry {
	const who = isOwnNetwork(address)
		? null
		: clientKeyOf(address, civilDateOf(now));
	return { limit, who };
}

/** After how many seconds a client that was refused may try again; at least 1. */
export async function secondsUntilClient(
	{ who, limit }: ClientTry,
	now: Temporal.Instant,
): Promise<number> {
	if (who === null) return 1;
	return Math.min(
		secondsUntilTomorrow(now),
		await secondsLeft(db(), limit, who),
	);
}

/** Another day has other keys, so everything that is counted by one begins anew. */
export const secondsUntilTomorrow = (now: Temporal.Instant): number =>
	Math.ceil(
		now.until(instantAt(addDays(civilDateOf(now), 1), 0)).total("seconds"),
	);
