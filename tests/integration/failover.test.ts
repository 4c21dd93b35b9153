import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { closePgBoss, pgBoss } from "#lib/db/boss.ts";
import { closeDb, db } from "#lib/db/client.ts";
import { isBusy } from "#lib/db/errors.ts";
import { Versions } from "#lib/finished/versions.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import { PostgresClient } from "#lib/runtime/postgres.ts";
import { startOwnDatabase, TEMPLATE } from "#tests/support/database.ts";
import { eventually } from "#tests/support/eventually.ts";
import { makeCity, makeStation } from "#tests/support/factory.ts";
import { type Standby, startStandby } from "#tests/support/standby.ts";

const first = await startOwnDatabase(inject("laidAside"));
let second: Standby;
let both: string;
const versions = new Versions();

beforeAll(async () => {
	await closeDb();
	second = await startStandby(first.url(TEMPLATE));
	const { host } = new URL(first.url(TEMPLATE));
	// The standby stands first, so that the order does not help.
	both = second.url.replace(/@[^/]+/, (own) => `${own},${host}`);
	process.env.DATABASE_URL = both;
	takeGlobal("env");
});

afterAll(async () => {
	await versions.close();
	await closePgBoss();
	await closeDb();
	await second.remove();
	await first.remove();
});

const portNow = async () => {
	const [row] = await db().$queryRaw<{ port: number }[]>`
		SELECT inet_server_port() AS port`;
	return row?.port;
};

test("when the database is another one, pool, jobs and news go there by themselves, and until then everybody hears that it is busy", async () => {
	await makeCity();
	await makeStation();
	const boss = await pgBoss();
	await boss.createQueue("before");
	expect(await versions.areFresh()).toBe(true);
	expect(await portNow()).toBe(Number(new URL(first.url(TEMPLATE)).port));

	await first.stop("immediate");
	// Only a standby is left: nobody is told that something was written, nor that there is a bug.
	const refused = await makeStation().catch((error: unknown) => error);
	expect(isBusy(refused)).toBe(true);
	const alone = new PostgresClient({ connectionString: both });
	await expect(alone.connect()).rejects.toThrow("takes writes just now");

	await second.promote();
	await eventually(async () => {
		await makeStation();
	});
	expect(await portNow()).toBe(Number(new URL(second.url).port));
	expect(await db().station.count()).toBeGreaterThan(1);
	await eventually(() => boss.createQueue("after"));
	await eventually(async () => expect(await versions.areFresh()).toBe(true));
});
