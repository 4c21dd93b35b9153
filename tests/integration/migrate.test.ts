import { expect, inject, test } from "vitest";
import { closeDb } from "#lib/db/client.ts";
import { isHealthy } from "#lib/db/health.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import { migrationNames } from "#prisma/engine.ts";
import { migrateDeploy } from "#prisma/migrate.ts";
import { execute, onDatabase } from "#tests/support/database.ts";
import { eventually } from "#tests/support/eventually.ts";

test("three processes may start on an empty database at once: one migrates, and then it is healthy", async () => {
	const url = onDatabase(inject("templateUrl"), "empty");
	await execute(onDatabase(url, "postgres"), "CREATE DATABASE empty");
	await closeDb();
	takeGlobal("env");
	process.env.DATABASE_URL = url;
	await unhealthy();

	const applied = await Promise.all([1, 2, 3].map(() => migrateDeploy(url)));

	expect(applied.flat()).toEqual(migrationNames());
	await eventually(async () => expect(await isHealthy()).toBe(true));
	await closeDb();
	await execute(onDatabase(url, "postgres"), "DROP DATABASE empty");
	await unhealthy();
});

/** On a busy machine it takes a while: a database that has answered so lately counts as busy, not as away. */
const unhealthy = () =>
	eventually(async () => expect(await isHealthy()).toBe(false));

test("a migration that failed is tried again", async () => {
	const url = onDatabase(inject("templateUrl"), "failed");
	await execute(onDatabase(url, "postgres"), "CREATE DATABASE failed");
	// The first migration creates a table of this name, and so fails.
	await execute(url, "CREATE SEQUENCE station");
	await expect(migrateDeploy(url)).rejects.toThrow(
		`relation "station" already exists\nin prisma/migrations/${migrationNames()[0]}`,
	);
	await execute(url, "DROP SEQUENCE station");
	expect(await migrateDeploy(url)).toEqual(migrationNames());
	await execute(onDatabase(url, "postgres"), "DROP DATABASE failed");
});
