import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { env } from "#lib/runtime/env.ts";
import { migrateDeploy } from "#prisma/migrate.ts";
import {
	backUp,
	connected,
	emptyDatabase,
	everything,
	leave,
	newFile,
	restore,
} from "#tests/support/backup.ts";
import { book, wish } from "#tests/support/booking.ts";
import { execute } from "#tests/support/database.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

let source: string;
let file: string;
let before: Awaited<ReturnType<typeof everything>>;

beforeAll(async () => {
	source = env().databaseUrl;
	await makeCity();
	const [station, service] = [await makeStation(), await makeService()];
	await book(wish(station, service));
	file = (await backUp()).file;
	// From here on the database differs from its backup.
	await book(wish(station, service, { start: 600 }));
	await leave();
	before = await everything(source);
});

const whole = () => readFileSync(file);
const text = () => gunzipSync(whole()).toString();
const changed = (change: (text: string) => string) => {
	const after = change(text());
	expect(after).not.toBe(text());
	return gzipSync(after);
};

test.each<[string, () => Buffer | string, string]>([
	["a text", () => "Hallo", "is no backup"],
	["an empty file", () => "", "is damaged"],
	["another compressed file", () => gzipSync("Hallo\n"), "is no backup"],
	[
		"a large one without lines",
		() => gzipSync("x".repeat(3_000_000)),
		"is no backup",
	],
	[
		"half a backup",
		() => whole().subarray(0, whole().length / 2),
		"is damaged",
	],
	["one that lacks its end", () => whole().subarray(0, -12), "is damaged"],
	[
		"one with a wrong bit",
		() => {
			const bytes = whole();
			bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 4;
			return bytes;
		},
		"is damaged",
	],
	[
		"one with a changed letter",
		() => changed((all) => all.replace("Ayşe", "Ayse")),
		"is damaged",
	],
	[
		"one without a table",
		() =>
			changed((all) =>
				all.replace(/\{"table":"contact"[\s\S]*?(?=\{"table")/, ""),
			),
		"is damaged",
	],
	[
		"one without its last line",
		() => changed((all) => all.replace(/.*\n$/, "")),
		"is damaged",
	],
	["two in one", () => Buffer.concat([whole(), whole()]), "is damaged"],
	[
		"one of a later format",
		() => changed((all) => all.replace('"version":1', '"version":2')),
		"was made by a newer version of the application (format 2, this one knows 1)",
	],
	[
		"one whose tables this version does not know",
		() =>
			changed((all) =>
				all.replace('"migrations":[', '"migrations":["20990101000000_later",'),
			),
		"with the migration 20990101000000_later",
	],
])(
	"%s is refused, and the database stays as it is",
	async (_, make, reason) => {
		const other = newFile();
		writeFileSync(other, make());
		await expect(restore(source, other, true)).rejects.toThrow(reason);
		expect(await everything(source)).toEqual(before);
	},
);

test("a file that is not there is named", async () => {
	const missing = newFile();
	await expect(restore(source, missing, true)).rejects.toThrow(
		`The file ${missing} cannot be read: there is none of this name.\nNothing was changed.`,
	);
});

test("a backup whose rows do not fit the tables is refused without repeating what people typed", async () => {
	const broken = await emptyDatabase();
	await restore(broken, file);
	await execute(
		broken,
		`ALTER TABLE appointment DROP CONSTRAINT appointment_no_overlap;
		CREATE TEMP TABLE twin AS SELECT * FROM appointment;
		UPDATE twin SET id = gen_random_uuid(), reference = '100000009', ticket = 'A999';
		INSERT INTO appointment SELECT * FROM twin`,
	);
	const { file: unfit } = await backUp(broken);
	await expect(restore(source, unfit, true)).rejects.toThrow(
		/^The backup could not be restored: what it holds does not fit appointment, appointment_no_overlap \(PostgreSQL's error 23P01\)\.\nNothing was changed\.$/,
	);
	expect(await everything(source)).toEqual(before);
});

test("a database of something else, or of a newer version, is left alone", async () => {
	const foreign = await emptyDatabase();
	await execute(foreign, "CREATE TABLE station AS SELECT 1 AS line");
	await expect(restore(foreign, file, true)).rejects.toThrow(
		"This database has tables of something else (station).",
	);
	const newer = await emptyDatabase();
	await migrateDeploy(newer);
	await execute(
		newer,
		`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
		VALUES ('1', '', '20990101000000_later', now(), 1)`,
	);
	const reason =
		"A newer version of the application has changed this database (migration 20990101000000_later).";
	await expect(restore(newer, file, true)).rejects.toThrow(reason);
	await expect(backUp(newer)).rejects.toThrow(reason);
});

test("a database that somebody else uses is left alone after a while", async () => {
	await connected(source, async (client) => {
		await client.query("BEGIN; SELECT FROM contact");
		await expect(restore(source, file, true)).rejects.toThrow(
			"somebody else is using the tables",
		);
	});
	expect(await everything(source)).toEqual(before);
});

test("a database without anything is not backed up, and a file that cannot be written is named", async () => {
	const empty = await emptyDatabase();
	await expect(backUp(empty)).rejects.toThrow("This database is empty");
	await expect(backUp(source, "/nowhere/backup.gz")).rejects.toThrow(
		"The backup /nowhere/backup.gz cannot be written: this folder does not exist.",
	);
});

test("a backup that fails leaves the one of yesterday, and nothing else", async () => {
	const yesterday = newFile();
	writeFileSync(yesterday, "yesterday's");
	await connected(source, async (client) => {
		// It comes near the end: by then most tables are in the file.
		await client.query("BEGIN; LOCK TABLE message");
		await expect(backUp(source, yesterday)).rejects.toThrow(
			"The backup could not be made: somebody else is using the tables",
		);
	});
	expect(readFileSync(yesterday, "utf8")).toBe("yesterday's");
	const folder = path.dirname(yesterday);
	expect(
		readdirSync(folder).filter((name) => name.includes("partial")),
	).toEqual([]);
});
