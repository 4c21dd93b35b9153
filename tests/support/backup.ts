import { randomUUID } from "node:crypto";
import path from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { secretFingerprint } from "#lib/auth/secrets/secrets.ts";
import { closePgBoss } from "#lib/db/boss.ts";
import { closeDb } from "#lib/db/client.ts";
import { env } from "#lib/runtime/env.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import { makeBackup } from "#scripts/backup/make-backup.ts";
import { restoreBackup } from "#scripts/backup/restore-backup.ts";
import { NOW } from "#tests/support/booking.ts";
import { execute, onDatabase } from "#tests/support/database.ts";

/** A file of this test that is not there yet. */
export const newFile = () => path.join(env().dataDir, `${randomUUID()}.gz`);

/** A database without anything, as an operator creates it. It goes with the server at the end of the run. */
export async function emptyDatabase(): Promise<string> {
	const name = `restored_${randomUUID().replaceAll("-", "")}`;
	await execute(
		onDatabase(inject("templateUrl"), "postgres"),
		`CREATE DATABASE ${name}`,
	);
	return onDatabase(inject("templateUrl"), name);
}

/** The application lets go of its database, as when it is stopped. */
export async function leave(): Promise<void> {
	await closePgBoss();
	await closeDb();
	takeGlobal("catalogs");
}

/** From here on the application uses this database. */
export async function use(databaseUrl: string): Promise<void> {
	await leave();
	process.env.DATABASE_URL = databaseUrl;
	takeGlobal("env");
}

export async function backUp(
	databaseUrl = env().databaseUrl,
	file = newFile(),
) {
	const contents = await makeBackup({
		databaseUrl,
		file,
		secret: secretFingerprint(),
		application: "0.0.0",
		now: NOW,
		say: () => {},
	});
	return { file, ...contents };
}

export function restore(databaseUrl: string, file: string, replace = false) {
	return restoreBackup({ databaseUrl, file, replace, say: () => {} });
}

export async function connected<Value>(
	databaseUrl: string,
	work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
	const client = new pg.Client({ connectionString: databaseUrl });
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}

/** Every row of every table that a crash does not empty, as text, and what each sequence gives next; the bookkeeping less times and ids. */
export function everything(
	databaseUrl: string,
): Promise<Record<string, string[]>> {
	return connected(databaseUrl, async (client) => {
		const ask = async (sql: string) => {
			const { rows } = await client.query<{ line: string }>(sql);
			return rows.map(({ line }) => line);
		};
		await client.query("SET timezone = 'UTC'");
		const all: Record<string, string[]> = {};
		const tables = await ask(
			`SELECT relname AS line FROM pg_class WHERE relnamespace = 'public'::regnamespace
			AND relkind = 'r' AND relpersistence <> 'u' ORDER BY 1`,
		);
		for (const table of tables)
			all[table] = await ask(
				table === "_prisma_migrations"
					? `SELECT format('%s %s %s', migration_name, checksum, applied_steps_count) AS line FROM ${table} ORDER BY started_at`
					: `SELECT t::text AS line FROM ${table} t ORDER BY 1`,
			);
		all.sequences = await ask(
			"SELECT format('%s %s', sequencename, last_value) AS line FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1",
		);
		return all;
	});
}
