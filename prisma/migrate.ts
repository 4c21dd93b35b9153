import pg from "pg";
import { installPgBoss } from "#lib/db/boss.ts";
import { connectionFault } from "#lib/db/faults.ts";
import { Fault } from "#lib/fault.ts";
import { applyMigrations } from "#prisma/engine.ts";

/** Any number that nothing else in this database locks. */
const ADVISORY_LOCK = 4_711_2026;
const OLDEST_POSTGRES = 15;

/**
 * Brings a database up to date: our migrations, then the job tables of pg-boss. Processes that
 * start at once wait for each other; the later ones find nothing to do. The same for embedded and
 * foreign databases.
 * @returns names of the migrations that were applied just now
 * @throws Fault when it cannot be reached or is too old
 */
export async function migrateDeploy(databaseUrl: string): Promise<string[]> {
	const client = new pg.Client({
		connectionString: databaseUrl,
		connectionTimeoutMillis: 10_000,
		application_name: "buergertermin migrate",
	});
	client.on("error", () => {});
	try {
		await client.connect();
	} catch (error) {
		throw connectionFault(databaseUrl, error);
	}
	try {
		await refuseOldServer(client);
		await client.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
		await forgetFailed(client);
		const applied = await apply(databaseUrl);
		await installPgBoss(databaseUrl);
		return applied;
	} finally {
		// Ending the session lets go of the lock.
		await client.end();
	}
}

/** A migration is one script, all or nothing (engine.ts): one that failed left nothing and may be tried again. */
async function forgetFailed(client: pg.Client): Promise<void> {
	const { rows } = await client.query(
		"SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists",
	);
	if (!rows[0]?.exists) return;
	await client.query(
		"DELETE FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL",
	);
}

async function apply(databaseUrl: string): Promise<string[]> {
	try {
		return await applyMigrations(databaseUrl);
	} catch (cause) {
		// The engine's stack is WASM addresses; its message has migration and SQL error.
		throw new Fault(
			`The database could not be migrated:\n${(cause as Error).message}`,
			{ cause },
		);
	}
}

async function refuseOldServer(client: pg.Client): Promise<void> {
	const { rows } = await client.query<{ server_version: string }>(
		"SHOW server_version",
	);
	refuseOldVersion(rows[0]?.server_version ?? "");
}

/** @throws Fault unless "18.4 (Debian …)" or the like names a version that is new enough */
export function refuseOldVersion(version: string): void {
	if (Number.parseInt(version, 10) >= OLDEST_POSTGRES) return;
	throw new Fault(
		`The database server is PostgreSQL ${version}; version ${OLDEST_POSTGRES} or newer is needed.\nUpgrade it, or point DATABASE_URL to a newer one.`,
	);
}
