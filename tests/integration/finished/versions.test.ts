import { afterAll, beforeAll, expect, test } from "vitest";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { raiseVersions } from "#lib/db/lock.ts";
import { inTransaction } from "#lib/db/write.ts";
import { heldJustNow, recorded, stillHolds } from "#lib/finished/finished.ts";
import { holdsUntil, reading, readsFrom } from "#lib/finished/recording.ts";
import { daySource, type Source } from "#lib/finished/sources.ts";
import { Versions } from "#lib/finished/versions.ts";
import { now, setNow } from "#lib/runtime/clock.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import { DAY, NOW } from "#tests/support/booking.ts";
import { eventually } from "#tests/support/eventually.ts";
import { makeCity, makeStation } from "#tests/support/factory.ts";
import { statementsOf } from "#tests/support/statements.ts";

/** Milliseconds on the clock that nobody sets. */
let passed = 0;
const monotonic = () => passed;
const here = onGlobal("versions", () => new Versions(monotonic));
const there = new Versions(monotonic);
let station: Awaited<ReturnType<typeof makeStation>>;
let day: Source;

beforeAll(async () => {
	setNow(NOW);
	await makeCity();
	station = await makeStation();
	day = daySource(station.id, DAY);
});
afterAll(() => there.close());

const made = (sources: readonly Source[], known: Versions) =>
	recorded(async () => readsFrom(...sources), known);

const raiseDay = () =>
	inTransaction(async (tx) => {
		await tx.$executeRaw`
			INSERT INTO station_day (station_id, date) VALUES (${station.id}, ${DAY}::date) ON CONFLICT DO NOTHING`;
		await raiseVersions(tx, [{ stationId: station.id, date: DAY }]);
	});

const rename = () =>
	db().stationText.updateMany({ data: { name: `Haus ${passed}` } });

const databaseUrl = () => process.env.DATABASE_URL ?? "";

async function loseConnections(): Promise<void> {
	await db().$queryRaw`
		SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
		WHERE datname = current_database() AND application_name = 'buergertermin versions'`;
}

/** How often the database was asked for versions. */
const readingsOf = async (work: () => Promise<unknown>) =>
	(await statementsOf(work)).filter((text) => text.includes("string_agg"))
		.length;

test("within a second nobody asks the database, at its end everybody asks once", async () => {
	passed += 1_000;
	const page = await made(["catalog", day], here);
	const ask = () => stillHolds(page, here);
	const all = () => Promise.all([ask(), ask(), ask()]);
	expect(await readingsOf(all)).toBe(0);
	passed += 700;
	expect(await readingsOf(all)).toBe(0);
	passed += 300;
	expect(await readingsOf(all)).toBe(1);
	expect(await all()).toEqual([true, true, true]);
});

test("the next reading is made on the side before the last one is too old", async () => {
	passed += 1_000;
	const page = await made(["catalog"], here);
	passed += 800;
	expect(await stillHolds(page, here)).toBe(true);
	await eventually(() => expect(here.readAt).toBe(passed));
});

test("without an answer of the database nothing that is older than a second is said to hold", async () => {
	let isAway = false;
	const known = new Versions(monotonic, () =>
		isAway ? "postgresql://nobody@127.0.0.1:1/none" : databaseUrl(),
	);
	const page = await made(["catalog"], known);
	isAway = true;
	await loseConnections();
	passed += 99;
	expect(await stillHolds(page, known)).toBe(true);
	passed += 901;
	expect(await stillHolds(page, known)).toBe(false);
	// Nor is what is made meanwhile kept.
	expect((await made(["catalog"], known)).doubt).not.toBeNull();
	isAway = false;
	expect(await stillHolds(page, known)).toBe(true);
	await known.close();
});

test("an answer that takes a second to come says nothing about now", async () => {
	let isSlow = false;
	// Each look at this clock is a second later while the database is slow.
	const known = new Versions(() => {
		if (isSlow) passed += 1_000;
		return passed;
	});
	const page = await made(["catalog"], known);
	passed += 1_000;
	isSlow = true;
	expect(await stillHolds(page, known)).toBe(false);
	isSlow = false;
	expect(await stillHolds(page, known)).toBe(true);
	await known.close();
});

test("where no age is allowed, whoever asks after a change sees it, also while a reading is under way", async () => {
	const known = new Versions(monotonic, databaseUrl, () => 0);
	const page = await made(["catalog", day], known);
	expect(await stillHolds(page, known)).toBe(true);
	passed += 1;
	const before = stillHolds(page, known);
	await raiseDay();
	passed += 1;
	expect(await stillHolds(page, known)).toBe(false);
	await before;
	await known.close();
});

test("another process hears of a changed day and of a changed text before its next reading", async () => {
	passed += 1_000;
	const calendar = await made([day], there);
	const texts = await made(["catalog"], there);
	await made([], here);
	const before = there.readAt;
	await raiseDay();
	await eventually(async () =>
		expect(await stillHolds(calendar, there)).toBe(false),
	);
	expect(await stillHolds(texts, there)).toBe(true);
	expect(there.readAt).toBe(before);
	await rename();
	// News without a version have it read, but not more often than some times a second.
	passed += 100;
	await eventually(async () =>
		expect(await stillHolds(texts, there)).toBe(false),
	);
	const again = await made([day, "catalog"], there);
	expect(await stillHolds(again, there)).toBe(true);
});

test("what was told while nobody listened is found by the next reading", async () => {
	passed += 1_000;
	const page = await made([day], there);
	await loseConnections();
	await raiseDay();
	passed += 1_000;
	expect(await stillHolds(page, there)).toBe(false);
});

test("a reading that began before a change does not bring the time before it back", async () => {
	passed += 1_000;
	await made([day], here);
	passed += 1_000;
	// Under way while the day is raised and told.
	const reading = here.areFresh();
	await raiseDay();
	const page = await made([day], here);
	expect(await reading).toBe(true);
	expect(await stillHolds(page, here)).toBe(true);
	passed += 1_000;
	expect(await stillHolds(page, here)).toBe(true);
});

test("a process that was held up does not take that for silence of the database", async () => {
	const busy = new Versions();
	try {
		expect(await busy.areFresh()).toBe(true);
		holdUp(1_100);
		const answering = busy.isAnswering();
		// The question is on its way, and the answer arrives while nobody listens.
		await new Promise(setImmediate);
		// Long enough for the answer of a slow database to arrive within it.
		holdUp(2_500);
		expect(await answering).toBe(true);
	} finally {
		await busy.close();
	}
});

/** As a processor that does something else, for so many milliseconds. */
const holdUp = (milliseconds: number) =>
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

test("what is rolled back or refused tells nobody anything", async () => {
	passed += 1_000;
	const page = await made([day], here);
	const failing = inTransaction(async (tx) => {
		await raiseVersions(tx, [{ stationId: station.id, date: DAY }]);
		throw new Error("after all not");
	});
	await expect(failing).rejects.toThrow("after all not");
	expect(await stillHolds(page, here)).toBe(true);
	passed += 1_000;
	expect(await stillHolds(page, here)).toBe(true);
});

test("a page is neither of the future nor of the past, however the clock is set", async () => {
	passed += 1_000;
	const page = await recorded(async () => now(), here);
	expect(await stillHolds(page, here)).toBe(true);
	setNow(NOW.subtract({ hours: 1 }));
	expect(await stillHolds(page, here)).toBe(false);
	setNow(NOW.add({ minutes: 1 }));
	expect(await stillHolds(page, here)).toBe(false);
	setNow(NOW);
});

test("days that nobody looks at, and sources that nobody knows, are never said to hold", async () => {
	passed += 1_000;
	const past = await made([daySource(station.id, "2026-11-20")], here);
	expect(await stillHolds(past, here)).toBe(false);
	// A day that nobody has touched yet is one that can change.
	const untouched = daySource(station.id, "2027-01-04");
	const page = await made([untouched], here);
	expect(await stillHolds(page, here)).toBe(true);
	here.tell(untouched, 1);
	expect(await stillHolds(page, here)).toBe(false);
});

test("what is read from the database without saying from what is not kept", async () => {
	const secret = await recorded(() => db().appointment.count(), here);
	expect(secret.doubt).toMatch(/no source covers/);
	expect(await stillHolds(secret, here)).toBe(false);
	const covered = await recorded(
		() => reading(["catalog"], () => db().service.count()),
		here,
	);
	expect(await stillHolds(covered, here)).toBe(true);
	const known = await recorded(() => getCatalog("de"), here);
	expect(await stillHolds(known, here)).toBe(true);
});

test("what only the time has ended was right until then: for a second it may still be sent, unless something happened", async () => {
	passed += 1_000;
	const ends = NOW.add({ minutes: 1 });
	const page = await recorded(async () => {
		readsFrom(day);
		holdsUntil(ends.epochMilliseconds);
	}, here);
	const after = (milliseconds: number) =>
		heldJustNow(page, here, () => ends.add({ milliseconds }));
	expect(await after(-1)).toBe(false);
	expect(await after(0)).toBe(true);
	expect(await after(999)).toBe(true);
	expect(await after(1_000)).toBe(false);
	// Made while the minute ended.
	const from = ends.add({ milliseconds: 100 }).epochMilliseconds;
	const mixed = { ...page, from };
	expect(
		await heldJustNow(mixed, here, () => ends.add({ milliseconds: 200 })),
	).toBe(false);
	// The database took its time to answer.
	let looks = 0;
	const late = () => ends.add({ milliseconds: 900 * ++looks });
	expect(await heldJustNow(page, here, late)).toBe(false);
	expect(looks).toBe(2);
	await raiseDay();
	passed += 1_000;
	expect(await after(0)).toBe(false);
});
