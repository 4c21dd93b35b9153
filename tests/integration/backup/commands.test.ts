import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/runtime/env.ts";
import { everything, leave } from "#tests/support/backup.ts";
import { book, PERSON } from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";
import { temporaryFolder } from "#tests/support/folder.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

let station: string;
let service: string;

beforeAll(async () => {
	await makeCity();
	station = (await makeStation()).slug;
	service = (await makeService()).slug;
	await book({ station, service });
});

/** A command as an operator types it, after `npm run`. */
function npmRun(
	script: "backup" | "restore" | "admin" | "undelivered",
	args: string[],
	settings: Record<string, string> = {},
) {
	const { INIT_CWD: _, ...settingsOfTest } = process.env;
	const result = spawnSync(
		process.execPath,
		["scripts/run.mjs", script, ...args],
		{
			encoding: "utf8",
			timeout: 60_000,
			env: { ...settingsOfTest, ...settings },
		},
	);
	return { code: result.status, said: result.stdout + result.stderr };
}

/** A message, not a stack trace. */
const STACK = /^\s+at .+:\d+:\d+\)?$/m;

function expectDecent(said: string): void {
	expect(said).not.toMatch(STACK);
	for (const secret of [PERSON.name, PERSON.email, env().secret, "postgresql:"])
		expect(said).not.toContain(secret);
}

test("a day of an operator: back up, break, be refused, restore", async () => {
	// While the application is connected.
	const old = "buergertermin-20261101T090000Z.gz";
	writeFileSync(path.join(folder.path, old), "");
	const made = npmRun("backup", [folder.path]);
	expect(made.said).toContain(`older than 14 days: ${old}`);
	expectDecent(made.said);
	expect(made.said).toContain("APP_SECRET is not in it");
	expect(made.code).toBe(0);
	const [name = ""] = readdirSync(folder.path);
	expect(name).toMatch(/^buergertermin-\d{8}T\d{6}Z\.gz$/);
	const file = path.join(folder.path, name);
	expect(made.said).toContain(`${file}: `);
	expect(statSync(file).mode & 0o777).toBe(0o600);
	// Whoever watches sees how old the newest is.
	expect(await db().backupRun.findMany()).toMatchObject([
		{ bytes: BigInt(statSync(file).size) },
	]);

	await book({ station, service, start: 600 });
	const running = npmRun("restore", [file, "--replace"]);
	expectDecent(running.said);
	expect(running.said).toContain(
		"The application is running on this database.",
	);
	expect(running.code).toBe(1);

	await leave();
	const before = await everything(env().databaseUrl);
	const booked = npmRun("restore", [file]);
	expect(booked.said).toContain("This database holds appointments (2).");
	expect(booked.said).toContain("Nothing was changed.");
	expect(booked.code).toBe(1);

	const damaged = path.join(folder.path, "damaged.gz");
	writeFileSync(damaged, readFileSync(file).subarray(0, -20));
	const refused = npmRun("restore", [damaged, "--replace"]);
	expectDecent(refused.said);
	expect(refused.said).toContain("is damaged");
	expect(refused.code).toBe(1);
	expect(await everything(env().databaseUrl)).toEqual(before);

	// As documented, also without npm, which takes the "--" away.
	const restored = npmRun("restore", ["--", file, "--replace"], {
		APP_SECRET: "another secret for tests, 32 characters",
	});
	expectDecent(restored.said);
	expect(restored.said).toContain("Restored as it was at ");
	expect(restored.said).toContain("Attention: APP_SECRET is not the one");
	expect(restored.code).toBe(0);
	expect(await db().appointment.count()).toBe(1);

	const unclear = npmRun("restore", []);
	expect(unclear.said).toContain("npm run restore -- <file> [--replace]");
	expect(unclear.code).toBe(1);
});

test("without any database there is no backup of an empty one", () => {
	const dataDir = path.join(folder.path, "nothing");
	const { code, said } = npmRun("backup", [], {
		DATABASE_URL: "",
		DATA_DIR: dataDir,
	});
	expect(said).toContain(
		`There is no database: DATABASE_URL is unset, and ${dataDir} holds none.`,
	);
	expect(code).toBe(1);
});

test("commands for accounts and mails say what to do where there are no tables yet, or no database", () => {
	const empty = new URL(env().databaseUrl);
	empty.pathname = "/postgres";
	const nowhere = new URL(env().databaseUrl);
	nowhere.port = "1";
	for (const [script, args] of [
		["admin", ["passwords"]],
		["admin", ["create", "--email", "a@b.example", "--name", "A B"]],
		["undelivered", []],
	] as const) {
		const early = npmRun(script, [...args], { DATABASE_URL: empty.href });
		expectDecent(early.said);
		expect(early.said).toContain("npm run db:migrate");
		expect(early.code).toBe(1);
	}
	const away = npmRun("admin", ["passwords"], { DATABASE_URL: nowhere.href });
	expectDecent(away.said);
	expect(away.said).toContain("The database does not answer.");
	expect(away.code).toBe(1);
});
