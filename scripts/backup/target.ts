import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { Fault } from "#lib/fault.ts";
import { migrationNames } from "#prisma/engine.ts";
import { appliedMigrations, tablesOfMigrations } from "#prisma/replay.ts";
import { listTables } from "#scripts/backup/tables.ts";

/** What stands in the database that is to be restored. */
export interface Target {
	/** Tables of ours. */
	tables: string[];
	/** Highest versions that anybody may have cached; 0 where there is none. */
	versions: { city: number; catalog: number };
}

/**
 * @throws Fault when the database belongs to something else or to a newer version, or holds
 *   appointments that nobody said may go
 */
export async function inspectTarget(
	client: pg.Client,
	replace: boolean,
): Promise<Target> {
	const tables = await ourTables(client);
	const applied = await appliedMigrations(client);
	if (tables.length > 0 && applied.length === 0)
		throw new Fault(
			`This database has tables of something else (${tables.join(", ")}).\nGive the application a database of its own.`,
		);
	const names = new Set(migrationNames());
	const newer = applied.find((name) => !names.has(name));
	if (newer !== undefined)
		throw new Fault(
			`A newer version of the application has changed this database (migration ${newer}).\nRestore with that version, or into an empty database.`,
		);
	if (!replace && tables.includes("appointment")) await refuseBooked(client);
	return {
		tables,
		versions: tables.includes("city")
			? await versionsOf(client)
			: { city: 0, catalog: 0 },
	};
}

/** Tables that migrations made, whatever else lies beside them. */
export async function ourTables(client: pg.Client): Promise<string[]> {
	const known = tablesOfMigrations();
	return (await listTables(client))
		.map(({ name }) => name)
		.filter((name) => known.has(name));
}

async function refuseBooked(client: pg.Client): Promise<void> {
	const { rows } = await client.query(
		"SELECT count(*)::int AS count FROM appointment",
	);
	const { count } = rows[0];
	if (count > 0)
		throw new Fault(
			`This database holds appointments (${count}).\nTo throw them away and restore the backup in their place: npm run restore -- <file> --replace`,
		);
}

async function versionsOf(client: pg.Client): Promise<Target["versions"]> {
	const { rows } = await client.query<Target["versions"]>(
		"SELECT coalesce(max(version), 0) AS city, coalesce(max(catalog_version), 0) AS catalog FROM city",
	);
	return rows[0] ?? { city: 0, catalog: 0 };
}

/** A process that has just ended may take a moment to disappear. */
const TRIES = 10;
const PAUSE_MS = 200;

/**
 * The worker asks for jobs every second, so a running application always has connections.
 * @throws Fault when there is one
 */
export async function refuseRunning(client: pg.Client): Promise<void> {
	for (let tries = 0; tries < TRIES; tries += 1) {
		if (!(await isRunning(client))) return;
		await wait(PAUSE_MS);
	}
	throw new Fault(
		"The application is running on this database.\nStop it (all its processes, also workers), then restore.",
	);
}

async function isRunning(client: pg.Client): Promise<boolean> {
	const { rows } = await client.query(
		`SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()
			AND application_name LIKE 'buergertermin%' AND pid <> pg_backend_pid()) AS running`,
	);
	return rows[0].running;
}
