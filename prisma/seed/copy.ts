import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from } from "pg-copy-streams";
import type { Tx } from "#lib/db/client.ts";
import { env } from "#lib/runtime/env.ts";
import { PostgresClient } from "#lib/runtime/postgres.ts";
import { PATIENT } from "#prisma/advisory-lock.ts";

type Value = string | number | boolean | Date | null;
type Row = Readonly<Record<string, Value>>;

const ROWS_IN_PIECE = 1_000;

/** Rows as Prisma takes them, straight into their tables, in this order and in one transaction. */
export async function copyRows(
	tables: Readonly<Record<string, readonly Row[]>>,
): Promise<void> {
	const client = new PostgresClient({
		connectionString: env().databaseDirectUrl,
		options: PATIENT,
	});
	await client.connect();
	try {
		await client.query("BEGIN");
		for (const [table, rows] of Object.entries(tables))
			await copyInto(client, table, rows);
		await client.query("COMMIT");
	} finally {
		await client.end();
	}
}

/**
 * The same by a connection of Prisma's, as within a transaction. Prisma itself would take each row apart and put it together again: for the thousands of a
 * demo's calendar the greater part of the work.
 */
export async function insertRows(
	into: Tx,
	tables: Readonly<Record<string, readonly Row[]>>,
): Promise<void> {
	for (const [table, rows] of Object.entries(tables)) {
		const [first] = rows;
		if (!first) continue;
		const columns = columnsOf(first);
		await into.$executeRawUnsafe(
			`INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json)`,
			JSON.stringify(rows.map(withColumnNames)),
		);
	}
}

const withColumnNames = (row: Row) =>
	Object.fromEntries(
		Object.entries(row).map(([name, value]) => [columnOf(name), value]),
	);

async function copyInto(
	client: pg.Client,
	table: string,
	rows: readonly Row[],
): Promise<void> {
	const [first] = rows;
	if (!first) return;
	const names = Object.keys(first);
	await pipeline(
		Readable.from(piecesOf(rows, names)),
		client.query(from(`COPY "${table}" (${columnsOf(first)}) FROM STDIN`)),
	);
}

/** Each piece is sent for itself, so one for each row would cost more than the row. */
function* piecesOf(
	rows: readonly Row[],
	names: readonly string[],
): Iterable<string> {
	for (let at = 0; at < rows.length; at += ROWS_IN_PIECE)
		yield rows
			.slice(at, at + ROWS_IN_PIECE)
			.map((row) => `${lineOf(row, names)}\n`)
			.join("");
}

const columnsOf = (row: Row) =>
	Object.keys(row)
		.map((name) => `"${columnOf(name)}"`)
		.join(", ");

const columnOf = (name: string) =>
	name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const lineOf = (row: Row, names: readonly string[]) =>
	names.map((name) => textOf(row[name] ?? null)).join("\t");

/** COPY's text format. */
function textOf(value: Value): string {
	if (value === null) return "\\N";
	if (value instanceof Date) return value.toISOString();
	return String(value).replace(/[\\\t\n\r]/g, (character) => `\\${character}`);
}
