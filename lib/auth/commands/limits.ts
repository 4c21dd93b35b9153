import "server-only";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { tally } from "#lib/runtime/tally.ts";

export interface Limit {
	/** What is counted. */
	name: string;
	/** So often … */
	times: number;
	/** … within so many seconds, counted from the first time. */
	seconds: number;
}

/**
 * Counts once more and says whether it is still within the limit. Part of the transaction: what is rolled back was
 * not counted, and servers side by side count together. Takes the counter's row; call it after all other locks.
 * Real time, as with signing in: it is about the load, not about the calendar.
 * @param who an HMAC, never an address
 */
export async function isWithinLimit(
	tx: Tx,
	limit: Limit,
	who: string,
): Promise<boolean> {
	return (await countOnce(tx, limit, who)) === null;
}

/**
 * As isWithinLimit, for pages that say until when.
 * @returns null, or after how many milliseconds it may be tried again
 */
export async function countOnce(
	tx: Tx,
	limit: Limit,
	who: string,
): Promise<number | null> {
	try {
		await limiterOf(tx, limit).consume(who);
		return null;
	} catch (error) {
		if (!(error instanceof RateLimiterRes)) throw error;
		tally("refused", { limit: limit.name });
		return error.msBeforeNext;
	}
}

/** As countOnce, for whoever is told how much is left and when it begins anew. */
export async function countTold(
	client: Db | Tx,
	limit: Limit,
	who: string,
): Promise<{ left: number; seconds: number; isOver: boolean }> {
	const told = (counted: RateLimiterRes, isOver: boolean) => ({
		left: Math.max(0, counted.remainingPoints),
		seconds: Math.max(1, Math.ceil(counted.msBeforeNext / 1_000)),
		isOver,
	});
	try {
		return told(await limiterOf(client, limit).consume(who), false);
	} catch (error) {
		if (!(error instanceof RateLimiterRes)) throw error;
		tally("refused", { limit: limit.name });
		return told(error, true);
	}
}

/** Whether as often as allowed has been counted; looking counts nothing. */
export async function isUsedUp(
	client: Db | Tx,
	limit: Limit,
	who: string,
): Promise<boolean> {
	const counted = await limiterOf(client, limit).get(who);
	return counted !== null && counted.consumedPoints >= limit.times;
}

/** After how many seconds whoever was refused is counted anew. */
export async function secondsLeft(
	client: Db | Tx,
	limit: Limit,
	who: string,
): Promise<number> {
	const counted = await limiterOf(client, limit).get(who);
	return Math.max(1, Math.ceil((counted?.msBeforeNext ?? 0) / 1_000));
}

/** This once does not count: it was the right person. What others of the same address did stays counted. */
export async function giveBack(
	tx: Tx,
	limit: Limit,
	who: string,
): Promise<void> {
	await limiterOf(tx, limit).reward(who);
}

function limiterOf(client: Db | Tx, limit: Limit): RateLimiterPostgres {
	return new RateLimiterPostgres({
		storeClient: { query: (query: Query) => ask(client, query) },
		storeType: "client",
		tableName: "rate_limit",
		tableCreated: true,
		clearExpiredByTimeout: false,
		keyPrefix: limit.name,
		points: limit.times,
		duration: limit.seconds,
	});
}

interface Query {
	text: string;
	values: unknown[];
}

/** What the library sends to a connection goes to the transaction. It calculates with numbers, not with bigint. */
async function ask(client: Db | Tx, { text, values }: Query) {
	const rows = await client.$queryRawUnsafe<Row[]>(text, ...values);
	return {
		rowCount: rows.length,
		rows: rows.map(({ points, expire }) => ({
			points,
			expire: expire === null ? null : Number(expire),
		})),
	};
}

interface Row {
	points: number;
	expire: bigint | null;
}

/** Deletes what no longer limits anybody, but nothing that somebody is counting just now: nobody waits for it. */
export async function forgetLimits(): Promise<void> {
	await db().$executeRaw`
		DELETE FROM rate_limit WHERE key IN (
			SELECT key FROM rate_limit WHERE expire < ${Date.now()}::bigint FOR UPDATE SKIP LOCKED)`;
}
