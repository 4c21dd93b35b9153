import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { listFreeDays } from "#lib/availability/queries/free-days.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { closeDb } from "#lib/db/client.ts";
import { closeReplica } from "#lib/db/replica.ts";
import {
	followVersions,
	recorded,
	stillHolds,
} from "#lib/finished/finished.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import type { CivilDate } from "#lib/time.ts";
import { NOW } from "#tests/support/booking.ts";
import {
	execute,
	startOwnDatabase,
	TEMPLATE,
} from "#tests/support/database.ts";
import { eventually } from "#tests/support/eventually.ts";
import {
	closeStation,
	makeCity,
	makeService,
	makeStation,
} from "#tests/support/factory.ts";
import { type Standby, startStandby } from "#tests/support/standby.ts";
import { statementsOf } from "#tests/support/statements.ts";

const primary = await startOwnDatabase(inject("laidAside"));
const url = primary.url(TEMPLATE);
let standby: Standby;
let stopFollowing: () => Promise<void>;
let service: { id: number };
let station: { id: number };
let other: { id: number };

beforeAll(async () => {
	await closeDb();
	process.env.DATABASE_URL = url;
	takeGlobal("env");
	await makeCity();
	service = await makeService();
	station = await makeStation();
	other = await makeStation();
	standby = await startStandby(url);
	process.env.DATABASE_READ_URL = standby.url;
	takeGlobal("env");
	stopFollowing = await followVersions();
});

afterAll(async () => {
	await stopFollowing();
	await closeReplica();
	await closeDb();
	await standby.remove();
	await primary.remove();
});

const DAY: CivilDate = "2026-11-26";

const freeAt = ({ id }: { id: number }) =>
	listFreeDays({
		stationIds: [id],
		serviceIds: [service.id],
		lengthOn: () => 15,
		channel: "online",
		from: DAY,
		until: DAY,
		now: NOW,
	}).then(([found]) => found?.days.length);

/** As a page for everybody reads it. */
const readFree = (at = station) => recorded(() => freeAt(at));

/** Of the questions themselves; not whether the replica still is one. */
const asksFor = async (work: () => Promise<unknown>, server: string) =>
	(await statementsOf(work, server)).filter(
		(text) => !/pg_control_system|station_day WHERE date|^LISTEN/.test(text),
	);

/** Nobody asked the database itself. */
const answersFromReplica = (work: () => Promise<unknown>) =>
	eventually(async () => expect(await asksFor(work, url)).toEqual([]));
const answersFromPrimary = (work: () => Promise<unknown>) =>
	eventually(async () => expect(await asksFor(work, standby.url)).toEqual([]));

test("a page for everybody reads calendar and catalogue from the replica, anybody else from the database", async () => {
	await answersFromReplica(readFree);
	expect((await readFree()).value).toBe(1);
	await answersFromReplica(() => recorded(() => getCatalog("de")));
	expect(await asksFor(() => freeAt(station), standby.url)).toEqual([]);
	expect(await asksFor(() => getCatalog("de"), standby.url)).toEqual([]);
});

test("what the replica has not heard of yet is read from the database, everything else still from the replica", async () => {
	await answersFromReplica(readFree);
	await execute(standby.url, "SELECT pg_wal_replay_pause()");
	await closeStation(station.id, DAY, DAY);
	await eventually(async () => {
		const made = await readFree();
		expect(made.value).toBe(0);
		expect(await stillHolds(made)).toBe(true);
	});
	// It is behind, but knows no less of the other station.
	await answersFromReplica(() => readFree(other));
	for (let count = 0; count < 20; count++)
		expect((await readFree()).value).toBe(0);
	expect(await asksFor(readFree, url)).not.toEqual([]);
	await execute(standby.url, "SELECT pg_wal_replay_resume()");
	await answersFromReplica(readFree);
	expect((await readFree()).value).toBe(0);
});

/** People ask all the while. @returns what they were told */
async function asking(meanwhile: () => Promise<unknown>) {
	let goesOn = true;
	const answers = new Set<number | undefined>();
	const people = Array.from({ length: 8 }, async () => {
		while (goesOn) answers.add((await readFree(other)).value);
	});
	await meanwhile();
	goesOn = false;
	await Promise.all(people);
	return [...answers];
}

test.each([
	[
		"dies",
		async () => {
			await standby.kill();
			return () => standby.start();
		},
	],
	["falls silent", () => standby.freeze()],
])(
	"one that %s in the middle is missed by nobody, and is used again when it is back",
	async (_, breaks) => {
		await answersFromReplica(() => readFree(other));
		const told = await asking(async () => {
			const mend = await breaks();
			await answersFromPrimary(() => readFree(other));
			await mend();
			await answersFromReplica(() => readFree(other));
		});
		expect(told).toEqual([1]);
	},
);

test("one that was promoted is a replica no more", async () => {
	await answersFromReplica(() => readFree(other));
	await standby.promote();
	await answersFromPrimary(() => readFree(other));
	expect((await readFree(other)).value).toBe(1);
});
