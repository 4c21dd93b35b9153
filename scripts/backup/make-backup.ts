import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { Readable } from "node:stream";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { Fault } from "#lib/fault.ts";
import { withAdvisoryLock } from "#prisma/advisory-lock.ts";
import { migrationNames } from "#prisma/engine.ts";
import { appliedMigrations, tablesOfMigrations } from "#prisma/replay.ts";
import { counter } from "#scripts/backup/count.ts";
import { explained } from "#scripts/backup/explained.ts";
import {
	type Contents,
	END_OF_ROWS,
	FORMAT,
	type Header,
	VERSION,
} from "#scripts/backup/format.ts";
import { progress, type Say } from "#scripts/backup/progress.ts";
import { settle } from "#scripts/backup/session.ts";
import {
	inLoadingOrder,
	listTables,
	type Table,
} from "#scripts/backup/tables.ts";
import { writeWhole } from "#scripts/backup/whole-file.ts";

interface Made extends Contents {
	bytes: number;
	/** Tables in the schema that no migration made; they are not in the backup. */
	skipped: string[];
}

export interface Wish {
	databaseUrl: string;
	/** Replaced when it is there already, but only by a whole backup. */
	file: string;
	/** Fingerprint of APP_SECRET. */
	secret: string;
	/** Version of the application. */
	application: string;
	now: Temporal.Instant;
	say: Say;
}

/**
 * Copies the database as it stands at one instant into one file, while people go on booking: a
 * snapshot keeps nobody from reading or writing. Only migrations have to wait, in front of the
 * advisory lock, where nobody waits behind them.
 * @throws Fault when there is nothing to copy, the file cannot be written, or a newer version of the
 *   application has changed the tables
 */
export async function makeBackup(wish: Wish): Promise<Made> {
	return await withAdvisoryLock(wish.databaseUrl, "migrate", async (client) => {
		await settle(client);
		await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
		const migrations = await appliedMigrations(client);
		refuseUnfit(migrations);
		const { ours, skipped } = await ourTables(client);
		const header: Header = {
			format: FORMAT,
			version: VERSION,
			application: wish.application,
			madeAt: wish.now.toString({ smallestUnit: "millisecond" }),
			postgres: (await client.query("SHOW server_version")).rows[0]
				.server_version,
			migrations,
			sequences: await lastValues(client),
			secret: wish.secret,
		};
		const contents: Contents = { tables: 0, rows: 0 };
		try {
			await writeWhole(
				wish.file,
				Readable.from(textOf(client, header, ours, contents, wish.say)),
			);
		} catch (error) {
			throw explained("The backup could not be made", error);
		}
		await client.query("COMMIT");
		return { ...contents, bytes: statSync(wish.file).size, skipped };
	});
}

function refuseUnfit(migrations: readonly string[]): void {
	if (migrations.length === 0)
		throw new Fault(
			"This database is empty: there is nothing to back up.\nIs DATABASE_URL set as the application has it?",
		);
	const known = new Set(migrationNames());
	const unknown = migrations.find((name) => !known.has(name));
	if (unknown !== undefined)
		throw new Fault(
			`A newer version of the application has changed this database (migration ${unknown}).\nMake the backup with that version.`,
		);
}

async function ourTables(
	client: pg.Client,
): Promise<{ ours: Table[]; skipped: string[] }> {
	const known = tablesOfMigrations();
	const tables = await listTables(client);
	const ours = tables.filter(({ name }) => known.has(name));
	return {
		ours: inLoadingOrder(ours.filter(({ lasting }) => lasting)),
		skipped: tables.map(({ name }) => name).filter((name) => !known.has(name)),
	};
}

/** Sequences know no snapshot: read within one, they have given at least every number found in it. */
async function lastValues(client: pg.Client): Promise<Header["sequences"]> {
	const { rows } = await client.query<{ name: string; last: string }>(
		`SELECT sequencename AS name, last_value::text AS last FROM pg_sequences
		WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1`,
	);
	return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

async function* textOf(
	client: pg.Client,
	header: Header,
	tables: readonly Table[],
	contents: Contents,
	say: Say,
): AsyncGenerator<string | Buffer> {
	const lines = createHash("sha256");
	const line = (value: object) => {
		const text = `${JSON.stringify(value)}\n`;
		lines.update(text);
		return text;
	};
	const tell = progress(say);
	yield line(header);
	for (const { name, columns } of tables) {
		yield line({ table: name, columns });
		const passed = counter();
		const list = columns.map((column) => client.escapeIdentifier(column));
		const rows = client.query(
			copyTo(
				`COPY public.${client.escapeIdentifier(name)} (${list.join(", ")}) TO STDOUT`,
			),
		);
		for await (const chunk of rows as AsyncIterable<Buffer>) {
			passed.add(chunk);
			tell(name, passed.rows);
			yield chunk;
		}
		yield END_OF_ROWS;
		contents.tables += 1;
		contents.rows += passed.rows;
		yield line(passed.result());
	}
	yield `${JSON.stringify({ ...contents, sha256: lines.digest("hex") })}\n`;
}
