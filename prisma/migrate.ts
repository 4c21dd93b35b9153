import type pg from "pg";
import { installPgBoss } from "#lib/db/boss.ts";
import { Fault } from "#lib/fault.ts";
import { withAdvisoryLock } from "#prisma/advisory-lock.ts";
import { applyMigrations } from "#prisma/engine.ts";

const OLDEST_POSTGRES = 15;

/**
 * Brings a database up to date: our migrations, then the job tables of pg-boss. Processes that
 * start at once wait for each other; the later ones find nothing to do. The same for embedded and
 * foreign databases.
 * @returns names of the migrations that were applied just now
 * @throws Fault when the database cannot be reached, is too old or refuses a migration
 */
export async function migrateDeploy(databaseUrl: string): Promise<string[]> {
	return await withAdvisoryLock(databaseUrl, "migrate", async (client) => {
		const { rows } = await client.query("SHOW server_version");
		refuseOldVersion(rows[0].server_version);
		await forgetFailed(client);
		const applied = await apply(databaseUrl);
		await installPgBoss(databaseUrl);
		return applied;
	});
}

/** @throws Fault unless "18.4 (Debian …)" or the like names a version that is new enough */
export function refuseOldVersion(version: string): void {
	if (Number.parseInt(version, 10) >= OLDEST_POSTGRES) return;
	throw new Fault(
		`The database server is PostgreSQL ${version}; version ${OLDEST_POSTGRES} or newer is needed.\nUpgrade it, or point DATABASE_URL to a newer one.`,
	);
}

/** A migration is one script, all or nothing (engine.ts): one that failed left nothing and may be tried again. */
async function forgetFailed(client: pg.Client): Promise<void> {
	const { rows } = await client.query(
		"SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists",
	);
	if (!rows[0].exists) return;
	await client.query(
		"DELETE FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL",
	);
}

async function apply(databaseUrl: string): Promise<string[]> {
	try {
		return await applyMigrations(databaseUrl);
	} catch (cause) {
		throw new Fault(`The database could not be migrated: ${reasonOf(cause)}`, {
			cause,
		});
	}
}

/** The engine's message without its call stack, and the name of the migration out of that. */
function reasonOf(cause: unknown): string {
	const { message } = cause as Error;
	const [reason = message] = message.split("\n   0:");
	const name = /migration_name="(\w+)"/.exec(message)?.[1];
	return name ? `${reason.trim()}\nin prisma/migrations/${name}` : reason;
}
