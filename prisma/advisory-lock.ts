import type pg from "pg";
import { connectionFault } from "#lib/db/faults.ts";
import { PostgresClient } from "#lib/runtime/postgres.ts";

/** Any two numbers that nothing else in this database locks; the first is ours. */
const SPACE = 47_110;
const KEYS = { migrate: 1, seed: 2, "demo time": 3 } as const;

/** Whoever migrates, copies or waits for another process is not cut off, whatever limits belong to the user (docs/decisions/0058). */
export const PATIENT =
	"-c lock_timeout=0 -c statement_timeout=0 -c idle_in_transaction_session_timeout=0";

/**
 * One process at a time, on whatever machine: the others wait. The lock belongs to the session and
 * is gone with it, also when the process dies.
 * @throws Fault when the database cannot be reached
 */
export async function withAdvisoryLock<Value>(
	databaseUrl: string,
	key: keyof typeof KEYS,
	work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
	const client = new PostgresClient({
		connectionString: databaseUrl,
		connectionTimeoutMillis: 10_000,
		application_name: `buergertermin ${key}`,
		options: PATIENT,
	});
	try {
		await client.connect();
	} catch (error) {
		throw connectionFault(databaseUrl, error);
	}
	try {
		await client.query("SELECT pg_advisory_lock($1, $2)", [SPACE, KEYS[key]]);
		return await work(client);
	} finally {
		await client.end();
	}
}
