import { randomUUID } from "node:crypto";
import pg from "pg";
import {
	type EmbeddedDatabase,
	startEmbedded,
} from "#lib/db/embedded/cluster.ts";
import { migrateDeploy } from "#prisma/migrate.ts";
import { temporaryFolder } from "#tests/support/folder.ts";

/** Migrated, empty; nobody may be connected to it while it is cloned. */
export const TEMPLATE = "buergertermin_template";

/**
 * A PostgreSQL server of one's own, with the migrated template. For the run's set-up, and for tests
 * that stop the server amid something: `stop("immediate")`, then `start()`.
 */
export async function startOwnDatabase(): Promise<EmbeddedDatabase> {
	const folder = temporaryFolder();
	const database = await startEmbedded({
		dataDir: folder.path,
		throwAway: true,
	});
	await execute(database.url("postgres"), `CREATE DATABASE ${TEMPLATE}`);
	await migrateDeploy(database.url(TEMPLATE));
	return {
		...database,
		remove: async () => {
			await database.remove();
			folder.remove();
		},
	};
}

/**
 * Clones the template: a fresh migrated database in some 50 ms.
 * @param templateUrl address of the template on the server to use
 */
export async function createTestDatabase(
	templateUrl: string,
): Promise<{ url: string; drop(): Promise<void> }> {
	const name = `test_${randomUUID().replaceAll("-", "")}`;
	await execute(
		onDatabase(templateUrl, "postgres"),
		// Its files, a third of the work of writing each page into the log as well.
		`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY file_copy`,
	);
	return {
		url: onDatabase(templateUrl, name),
		drop: () =>
			execute(
				onDatabase(templateUrl, "postgres"),
				`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`,
			),
	};
}

/** The same server, another database. */
export function onDatabase(url: string, name: string): string {
	const changed = new URL(url);
	changed.pathname = `/${name}`;
	return changed.href;
}

/** Runs one script past all layers, for what no command does. */
export async function execute(url: string, sql: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(sql);
	} finally {
		await client.end();
	}
}
