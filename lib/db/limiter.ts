import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "./client.ts";
import { toDbInstant } from "./dates.ts";

export interface Limit {
	/** What is limited: "barrier-report". */
	name: string;
	times: number;
	seconds: number;
}

/**
 * Counts one more attempt and says whether it is still within the limit, across all processes.
 * @param key of the client, never an address as it is (lib/auth/secrets.ts)
 */
export async function isWithinLimit(
	{ name, times, seconds }: Limit,
	key: string,
): Promise<boolean> {
	const limiter = new RateLimiterPrisma({
		storeClient: db(),
		tableName: "rateLimit",
		keyPrefix: name,
		points: times,
		duration: seconds,
		// forgetLimits() does it, also for processes that have ended.
		clearExpiredByTimeout: false,
	});
	try {
		await limiter.consume(key);
		return true;
	} catch (problem) {
		if (problem instanceof RateLimiterRes) return false;
		throw problem;
	}
}

/** Deletes what no longer limits anybody. Limits live in real time, as the library counts. */
export async function forgetLimits(): Promise<void> {
	await db().rateLimit.deleteMany({
		where: { expire: { lte: toDbInstant(Temporal.Now.instant()) } },
	});
}
