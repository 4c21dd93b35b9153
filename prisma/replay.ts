import { createHash, randomUUID } from "node:crypto";
import type pg from "pg";
import { Fault } from "#lib/fault.ts";
import { migrationNames, migrationSql } from "#prisma/engine.ts";

/**
 * Migrations inside a transaction of the caller, for restoring a backup: tables are made, filled and
 * brought up to date, or nothing happens at all. Prisma's engine has connections of its own, which
 * do not see into a transaction; what it does with a script (prisma/engine.ts) is done here as well.
 */
export const BOOKKEEPING = "_prisma_migrations";

export async function replayMigrations(
	client: pg.Client,
	names: readonly string[],
): Promise<void> {
	for (const name of names) {
		try {
			await client.query(migrationSql(name));
		} catch (cause) {
			throw new Fault(
				`A migration failed: ${(cause as Error).message}\nin prisma/migrations/${name}`,
				{ cause },
			);
		}
	}
}

/** Names of the applied migrations in the order they were applied; none in a database without the table. */
export async function appliedMigrations(client: pg.Client): Promise<string[]> {
	const { rows: found } = await client.query(
		`SELECT to_regclass('public.${BOOKKEEPING}') IS NOT NULL AS exists`,
	);
	if (!found[0].exists) return [];
	const { rows } = await client.query<{ name: string }>(
		`SELECT migration_name AS name FROM public.${BOOKKEEPING}
		WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY finished_at, migration_name`,
	);
	return rows.map(({ name }) => name);
}

/** Writes down these migrations as applied, and no others, as Prisma's engine would have. */
export async function noteAsApplied(
	client: pg.Client,
	names: readonly string[],
): Promise<void> {
	await client.query(`CREATE TABLE IF NOT EXISTS public.${BOOKKEEPING} (
		id VARCHAR(36) PRIMARY KEY NOT NULL,
		checksum VARCHAR(64) NOT NULL,
		finished_at TIMESTAMPTZ,
		migration_name VARCHAR(255) NOT NULL,
		logs TEXT,
		rolled_back_at TIMESTAMPTZ,
		started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
		applied_steps_count INTEGER NOT NULL DEFAULT 0)`);
	await client.query(`DELETE FROM public.${BOOKKEEPING}`);
	for (const name of names) {
		const checksum = createHash("sha256").update(migrationSql(name));
		await client.query(
			// clock_timestamp(): the order in which they were applied can be read from it.
			`INSERT INTO public.${BOOKKEEPING} (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
			VALUES ($1, $2, clock_timestamp(), $3, clock_timestamp(), 1)`,
			[randomUUID(), checksum.digest("hex"), name],
		);
	}
}

const NAMED =
	/\b(?:CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?|RENAME TO )(?:"?public"?\.)?"?(\w+)"?/gi;

/** Every table that a migration ever made: ours, whatever else lies in the schema. */
export function tablesOfMigrations(): Set<string> {
	const scripts = migrationNames().map(migrationSql);
	return new Set(
		scripts.flatMap((sql) =>
			[...sql.matchAll(NAMED)].flatMap(([, name]) => name ?? []),
		),
	);
}
