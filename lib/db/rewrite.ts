import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { env } from "#lib/runtime/env.ts";
import { PostgresClient } from "#lib/runtime/postgres.ts";
import { isBusy } from "./errors.ts";

/** Everybody who wants the table queues up behind us while we wait for it: not for long. */
const LOCK_MILLISECONDS = 1_000;
const TRIES = 3;
const PAUSE_MILLISECONDS = 1_000;

/**
 * Writes a small table anew, so that nothing of its deleted rows is left in PostgreSQL's files. Takes
 * the table for itself meanwhile: some milliseconds for some thousand rows.
 * @returns false if a lock or an old snapshot (a backup under way) stood in the way: try again later
 */
export async function rewriteTable(name: string): Promise<boolean> {
	const client = new PostgresClient({
		connectionString: env().databaseDirectUrl,
		application_name: "buergertermin erasing",
		options: `-c lock_timeout=${LOCK_MILLISECONDS} -c statement_timeout=60000`,
	});
	await client.connect();
	try {
		for (let tries = 1; ; tries += 1) {
			if (await rewrite(client, name)) break;
			if (tries === TRIES) return false;
			await wait(PAUSE_MILLISECONDS);
		}
		await forgetLog(client);
		return true;
	} finally {
		await client.end();
	}
}

async function rewrite(client: pg.Client, name: string): Promise<boolean> {
	const table = client.escapeIdentifier(name);
	try {
		await client.query(`VACUUM (FULL, ANALYZE) ${table}`);
	} catch (error) {
		if (isBusy(error)) return false;
		throw error;
	}
	// Rows that an older transaction may still see were copied along; ANALYZE has counted them.
	const { rows } = await client.query<{ dead: string }>(
		"SELECT pg_stat_get_dead_tuples($1::regclass) AS dead",
		[table],
	);
	return Number(rows[0]?.dead) === 0;
}

/**
 * The write-ahead log repeats every row as it was written. After two checkpoints PostgreSQL needs none
 * of it; the embedded server, set up not to reuse these files (lib/db/embedded), then deletes them.
 * Elsewhere that is the operator's matter, and we may not: docs/decisions/0011.
 */
async function forgetLog(client: pg.Client): Promise<void> {
	const { rows } = await client.query<{ rolsuper: boolean }>(
		"SELECT rolsuper FROM pg_roles WHERE rolname = current_user",
	);
	if (!rows[0]?.rolsuper) return;
	for (let round = 0; round < 2; round += 1) {
		await client.query("SELECT pg_switch_wal()");
		await client.query("CHECKPOINT");
	}
}
