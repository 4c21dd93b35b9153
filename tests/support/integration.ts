import { afterAll, inject } from "vitest";
import { closePgBoss } from "#lib/db/boss.ts";
import { closeDb } from "#lib/db/client.ts";
import { closeVersions } from "#lib/finished/finished.ts";
import { closeLiveQueue } from "#lib/queue/live/queries/live.ts";
import { createTestDatabase } from "#tests/support/database.ts";
import { temporaryFolder } from "#tests/support/folder.ts";

/** Before each test file: settings of a test, and a database that no other file sees. */
const data = temporaryFolder();
Object.assign(process.env, {
	APP_ENV: "test",
	APP_SECRET: "a secret for tests, 32 characters or more",
	APP_NOW: "2026-11-24T10:00:00+01:00",
	BASE_URL: "http://localhost:3000",
	DATA_DIR: data.path,
	DB_POOL: "20",
	LOG_LEVEL: "silent",
});
const database = await createTestDatabase(inject("templateUrl"));
process.env.DATABASE_URL = database.url;

afterAll(async () => {
	await closeLiveQueue();
	await closeVersions();
	await closePgBoss();
	await closeDb();
	await database.drop();
	data.remove();
});
