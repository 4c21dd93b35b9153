import { expect, test } from "vitest";
import {
	adopt,
	doubt,
	holdsUntil,
	noticeClock,
	noticeDatabase,
	type Recording,
	reading,
	readsFrom,
	record,
} from "#lib/finished/recording.ts";

const AT = Temporal.Instant.from("2026-11-24T10:00:30.250+01:00");
const MINUTE = Temporal.Instant.from("2026-11-24T10:01:00+01:00");

function blank(): Recording {
	return {
		began: 1_000,
		versionOf: (source) => `version of ${source}`,
		sources: new Map(),
		from: null,
		until: null,
		doubt: null,
	};
}

async function recordingOf(make: () => unknown): Promise<Recording> {
	const recording = blank();
	await record(recording, async () => make());
	return recording;
}

test("sources are noted with the version that was known before they were read", async () => {
	const { sources, doubt: why } = await recordingOf(async () => {
		await reading(["catalog"], async () => noticeDatabase());
		await Promise.all([
			reading(["station 3", "day 3 2026-12-01"], async () => noticeDatabase()),
			reading(["catalog"], async () => noticeDatabase()),
		]);
	});
	expect([...sources]).toEqual([
		["catalog", "version of catalog"],
		["station 3", "version of station 3"],
		["day 3 2026-12-01", "version of day 3 2026-12-01"],
	]);
	expect(why).toBeNull();
});

test("what is read outside of a scope that declares it is a doubt, whatever was declared elsewhere", async () => {
	const declared = await recordingOf(async () => {
		readsFrom("catalog");
		noticeDatabase();
	});
	expect(declared.doubt).toMatch(/no source covers/);
	const after = await recordingOf(async () => {
		await reading(["catalog"], async () => noticeDatabase());
		noticeDatabase();
	});
	expect(after.doubt).toMatch(/no source covers/);
	const beside = await recordingOf(() =>
		Promise.all([
			reading(["catalog"], () => Promise.resolve()),
			Promise.resolve().then(noticeDatabase),
		]),
	);
	expect(beside.doubt).toMatch(/no source covers/);
	const said = await recordingOf(() => {
		doubt("somebody's own");
		noticeDatabase();
	});
	expect(said.doubt).toBe("somebody's own");
});

test("two renderings at once know nothing of each other, and outside of one nothing is noted", async () => {
	const gate = Promise.withResolvers<void>();
	const first = recordingOf(async () => {
		await gate.promise;
		readsFrom("catalog");
	});
	const second = recordingOf(() => {
		readsFrom("city");
		gate.resolve();
	});
	expect([...(await first).sources.keys()]).toEqual(["catalog"]);
	expect([...(await second).sources.keys()]).toEqual(["city"]);
	readsFrom("city");
	noticeDatabase();
	noticeClock(AT, "minute");
	holdsUntil(AT.epochMilliseconds);
	doubt("nobody hears it");
	expect(reading(["city"], () => 7)).toBe(7);
});

test("whoever reads the clock holds from then on, until the next full minute or what ends sooner", async () => {
	const minute = await recordingOf(() => noticeClock(AT, "minute"));
	expect(minute.from).toBe(AT.epochMilliseconds);
	expect(minute.until).toBe(MINUTE.epochMilliseconds);
	const sooner = AT.epochMilliseconds + 1_001;
	const finer = await recordingOf(() => {
		holdsUntil(sooner);
		holdsUntil(null);
		noticeClock(AT, "minute");
		holdsUntil(sooner + 1);
	});
	expect(finer.until).toBe(sooner);
	const twice = await recordingOf(() => {
		noticeClock(AT, "minute");
		noticeClock(AT.add({ minutes: 1 }), "minute");
	});
	// Half of it is over already.
	expect(twice.from).toBeGreaterThan(twice.until ?? Number.POSITIVE_INFINITY);
	expect((await recordingOf(() => {})).until).toBeNull();
});

test("what takes over an earlier answer is as old as that, and holds no longer", async () => {
	const earlier = await recordingOf(() => {
		noticeClock(AT, "minute");
		readsFrom("queue 1", "city");
	});
	const { began, sources, from, until } = await recordingOf(() => {
		readsFrom("catalog");
		adopt(earlier, 400);
	});
	expect(began).toBe(400);
	expect([...sources.keys()]).toEqual(["catalog", "queue 1", "city"]);
	expect([from, until]).toEqual([earlier.from, earlier.until]);
	const doubtful = await recordingOf(() =>
		adopt({ ...earlier, doubt: "somebody's own" }, 400),
	);
	expect(doubtful.doubt).toBe("somebody's own");
});

test("whoever says of everything but the date how long it holds, holds until the day is over", async () => {
	const day = await recordingOf(() => noticeClock(AT, "day"));
	expect(day.from).toBe(AT.epochMilliseconds);
	expect(day.until).toBe(
		Temporal.Instant.from("2026-11-25T00:00:00+01:00").epochMilliseconds,
	);
	const both = await recordingOf(() => {
		noticeClock(AT, "day");
		noticeClock(AT, "minute");
	});
	expect(both.until).toBe(MINUTE.epochMilliseconds);
});
