import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { startEmbedded } from "#lib/db/embedded/cluster.ts";
import { temporaryFolder } from "#tests/support/folder.ts";

const folder = temporaryFolder();
const options = { dataDir: folder.path, throwAway: true };
afterAll(() => folder.remove());

async function ask(url: string, sql: string): Promise<unknown> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const { rows } = await client.query({ text: sql, rowMode: "array" });
	await client.end();
	return rows[0]?.[0];
}

test("it sorts as German does, speaks UTF-8 and keeps UTC, whatever the server's locale", async () => {
	const database = await startEmbedded(options);
	expect(await ask(database.url(), "SHOW server_encoding")).toBe("UTF8");
	expect(await ask(database.url(), "SHOW timezone")).toBe("UTC");
	const sorted =
		"SELECT string_agg(w, ' ' ORDER BY w) FROM (VALUES ('Zoo'), ('Ähre'), ('Auto')) AS words (w)";
	expect(await ask(database.url(), sorted)).toBe("Ähre Auto Zoo");
	await database.release();
});

test("a database that a crash left running is adopted, one that a crash stopped recovers, at the same address", async () => {
	const before = await startEmbedded(options);
	await ask(before.url(), "CREATE TABLE kept AS SELECT 42 AS answer");
	const adopted = await startEmbedded(options);
	expect(adopted.url()).toBe(before.url());
	await adopted.stop("immediate");
	const recovered = await startEmbedded(options);
	expect(await ask(recovered.url(), "SELECT answer FROM kept")).toBe(42);
	expect(recovered.url()).toBe(before.url());
	await recovered.release();
});

test("a process id left behind that now belongs to another program hinders nothing", async () => {
	const cluster = path.join(folder.path, "postgres", "cluster");
	writeFileSync(
		path.join(cluster, "postmaster.pid"),
		`${process.pid}\n${cluster}\n`,
	);
	const database = await startEmbedded(options);
	expect(await ask(database.url(), "SELECT answer FROM kept")).toBe(42);
	expect(
		readFileSync(path.join(cluster, "postmaster.pid"), "utf8"),
	).not.toContain(String(process.pid));
	await database.remove();
});
