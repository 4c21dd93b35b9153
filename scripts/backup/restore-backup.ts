import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { installPgBoss } from "#lib/db/boss.ts";
import { Fault } from "#lib/fault.ts";
import { withAdvisoryLock } from "#prisma/advisory-lock.ts";
import { migrationNames } from "#prisma/engine.ts";
import { refuseOldVersion } from "#prisma/migrate.ts";
import { noteAsApplied, replayMigrations } from "#prisma/replay.ts";
import { counter } from "#scripts/backup/count.ts";
import { explained } from "#scripts/backup/explained.ts";
import type { Contents, Header } from "#scripts/backup/format.ts";
import { progress, type Say } from "#scripts/backup/progress.ts";
import {
	type Backup,
	openBackup,
	verifyBackup,
} from "#scripts/backup/read-backup.ts";
import { settle } from "#scripts/backup/session.ts";
import {
	inspectTarget,
	ourTables,
	refuseRunning,
	type Target,
} from "#scripts/backup/target.ts";

export interface Restored extends Contents {
	header: Header;
	/** Migrations that are newer than the backup. */
	migrated: string[];
}

interface Wish {
	databaseUrl: string;
	file: string;
	/** Whether appointments that are there may be thrown away. */
	replace: boolean;
	say: Say;
}

/**
 * Puts the database in the state of a backup, in one transaction: the tables are made as they were
 * then, filled, and brought up to date. Whatever fails, and whoever is killed, leaves what was there.
 * @throws Fault when the backup or the database is not fit for it
 */
export async function restoreBackup(wish: Wish): Promise<Restored> {
	try {
		return await restore(wish);
	} catch (error) {
		if (!(error instanceof Fault)) throw error;
		throw new Fault(`${error.message}\nNothing was changed.`, { cause: error });
	}
}

async function restore(wish: Wish): Promise<Restored> {
	const { databaseUrl, file, say } = wish;
	say(`Checking ${file} …`);
	const { header, tables, rows } = await verifyBackup(file, (found) =>
		refuseUnknown(found, file),
	);
	const migrated = migrationNames().filter(
		(name) => !header.migrations.includes(name),
	);
	await withAdvisoryLock(databaseUrl, "migrate", async (client) => {
		const { rows: server } = await client.query("SHOW server_version");
		refuseOldVersion(server[0].server_version);
		await settle(client);
		await refuseRunning(client);
		const target = await inspectTarget(client, wish.replace);
		say("Restoring …");
		await client.query("BEGIN");
		try {
			await remove(client, target);
			await replayMigrations(client, header.migrations);
			await empty(client);
			await useTriggers(client, "DISABLE");
			await load(client, await openBackup(file), say);
			await useTriggers(client, "ENABLE");
			await continueSequences(client, header);
			await replayMigrations(client, migrated);
			await noteAsApplied(client, [...header.migrations, ...migrated]);
			await raiseVersions(client, target);
		} catch (error) {
			await client.query("ROLLBACK").catch(() => {});
			throw explained("The backup could not be restored", error);
		}
		await client.query("COMMIT");
		await client.query(`ANALYZE ${namesOf(client, await ourTables(client))}`);
		await installPgBoss(databaseUrl);
	});
	return { header, tables, rows, migrated };
}

function refuseUnknown({ migrations, application }: Header, file: string) {
	const known = new Set(migrationNames());
	const unknown = migrations.find((name) => !known.has(name));
	if (unknown !== undefined)
		throw new Fault(
			`${file} was made by a newer version of the application (${application}, with the migration ${unknown}).\nRestore it with that version.`,
		);
}

/** Our tables only, and nothing that others hung on them: then PostgreSQL refuses. */
async function remove(client: pg.Client, { tables }: Target): Promise<void> {
	if (tables.length > 0)
		await client.query(`DROP TABLE ${namesOf(client, tables)}`);
	// Jobs speak of rows that are gone. They are not part of a backup: the worker looks for rows that
	// wait without a job (lib/notifications/delivery/commands/worker.ts).
	await client.query("DROP SCHEMA IF EXISTS pgboss CASCADE");
}

function namesOf(client: pg.Client, tables: readonly string[]): string {
	return tables
		.map((name) => `public.${client.escapeIdentifier(name)}`)
		.join(", ");
}

/** What a migration fills in stands in the backup as well, as it became. */
async function empty(client: pg.Client): Promise<void> {
	await client.query(`TRUNCATE ${namesOf(client, await ourTables(client))}`);
}

/** Rows come as they were, with their versions; nothing happens that anybody had to be told. */
async function useTriggers(
	client: pg.Client,
	way: "DISABLE" | "ENABLE",
): Promise<void> {
	for (const name of await ourTables(client))
		await client.query(
			`ALTER TABLE public.${client.escapeIdentifier(name)} ${way} TRIGGER USER`,
		);
}

async function load(
	client: pg.Client,
	backup: Backup,
	say: Say,
): Promise<void> {
	const tell = progress(say);
	try {
		for await (const { table, columns, rows } of backup.tables()) {
			const passed = counter();
			const counted = async function* () {
				for await (const chunk of rows) {
					passed.add(chunk);
					tell(table, passed.rows);
					yield chunk;
				}
			};
			const list = columns.map((column) => client.escapeIdentifier(column));
			await pipeline(
				Readable.from(counted()),
				client.query(
					copyFrom(
						`COPY public.${client.escapeIdentifier(table)} (${list.join(", ")}) FROM STDIN`,
					),
				),
			);
		}
	} finally {
		backup.close();
	}
}

/** Rows bring their numbers along; the next one must be new. */
async function continueSequences(
	client: pg.Client,
	{ sequences }: Header,
): Promise<void> {
	for (const [name, last] of Object.entries(sequences))
		await client.query("SELECT setval($1::regclass, $2::bigint)", [
			`public.${client.escapeIdentifier(name)}`,
			last,
		]);
}

/**
 * A process that we overlooked keeps facts under the versions of before; those of a backup may have
 * been used already, for other facts. All keys contain the city's.
 */
async function raiseVersions(
	client: pg.Client,
	{ versions }: Target,
): Promise<void> {
	await client.query(
		"UPDATE city SET version = greatest(version, $1) + 1, catalog_version = greatest(catalog_version, $2) + 1",
		[versions.city, versions.catalog],
	);
}
