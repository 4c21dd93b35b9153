import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from } from "pg-copy-streams";
import { env } from "#lib/runtime/env.ts";

type Value = string | number | boolean | Date | null;
type Row = Readonly<Record<string, Value>>;

/** Rows as Prisma takes them, straight into their tables, in this order and in one transaction. */
export async function copyRows(
	tables: Readonly<Record<string, readonly Row[]>>,
): Promise<void> {
	const client = new pg.Client({ connectionString: env().databaseUrl });
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

async function copyInto(
	client: pg.Client,
	table: string,
	rows: readonly Row[],
): Promise<void> {
	const [first] = rows;
	if (!first) return;
	const names = Object.keys(first);
	const columns = names.map((name) => `"${columnOf(name)}"`).join(", ");
	await pipeline(
		Readable.from(rows.map((row) => `${lineOf(row, names)}\n`)),
		client.query(from(`COPY "${table}" (${columns}) FROM STDIN`)),
	);
}

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
