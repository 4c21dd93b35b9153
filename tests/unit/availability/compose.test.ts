import { describe, expect, test } from "vitest";
import type { Channel } from "#lib/availability/availability.ts";
import type { Closure } from "#lib/availability/rules/closure.ts";
import { composeDay } from "#lib/availability/rules/compose.ts";
import type { Opening } from "#lib/availability/rules/opening.ts";
import type { CivilDate } from "#lib/time.ts";
import { exampleOpening } from "#tests/support/examples.ts";

// A Tuesday.
const DATE: CivilDate = "2026-11-24";
const DESKS = [
	{ id: 11, serves: null },
	{ id: 12, serves: new Set([1]) },
];

const opening = (changes: Partial<Opening>): Opening =>
	exampleOpening({
		deskIds: [11],
		kind: "single",
		weekday: null,
		date: DATE,
		releaseDaysBefore: 10,
		releaseMinute: 0,
		...changes,
	});
const closure = (changes: Partial<Closure>): Closure => ({
	scope: "station",
	stationId: 1,
	deskId: null,
	serviceIds: [],
	startDate: DATE,
	endDate: DATE,
	from: null,
	until: null,
	...changes,
});
const compose = (
	openings: Opening[],
	closures: Closure[] = [],
	date: CivilDate = DATE,
) =>
	composeDay({
		date,
		stationId: 1,
		desks: DESKS,
		openings,
		closures,
		busy: [],
	});
/** What the day looks like at its desks: [desk, from, until, channel]. */
const windows = (...args: Parameters<typeof compose>) =>
	compose(...args).windows.map(
		({ deskId, from, until, channel }) =>
			[deskId, from, until, channel] as [number, number, number, Channel],
	);

test("an opening of two desks opens both; a desk that is not the station's is passed over", () => {
	expect(windows([opening({ deskIds: [11, 12, 99] })])).toEqual([
		[11, 480, 960, "online"],
		[12, 480, 960, "online"],
	]);
});

test("a window knows when it is released", () => {
	expect(compose([opening({})]).windows[0]?.releasedAt).toBe(
		Date.parse("2026-11-13T23:00:00Z"),
	);
});

test("what is busy is handed through, on closed days too", () => {
	const busy = [
		{
			appointmentId: "a",
			deskId: 11,
			from: 480,
			until: 495,
			holdExpiresAt: null,
		},
	];
	const facts = composeDay({
		date: "2026-12-25",
		stationId: 1,
		desks: DESKS,
		openings: [opening({ date: "2026-12-25" })],
		closures: [],
		busy,
	});
	expect(facts).toMatchObject({ windows: [], busy });
});

describe("overlapping openings of one desk", () => {
	test("the same opening twice is one lane, not two", () => {
		expect(windows([opening({}), opening({ id: 2 })])).toEqual([
			[11, 480, 960, "online"],
		]);
	});

	test("online goes before staff, staff before walk-in, in whatever order they are given", () => {
		const day = [
			opening({ channel: "walk-in", from: 420, until: 1020 }),
			opening({ channel: "staff", from: 480, until: 720 }),
			opening({ channel: "online", from: 540, until: 600 }),
		];
		const expected = [
			[11, 420, 480, "walk-in"],
			[11, 480, 540, "staff"],
			[11, 540, 600, "online"],
			[11, 600, 720, "staff"],
			[11, 720, 1020, "walk-in"],
		];
		expect(windows(day)).toEqual(expected);
		expect(windows(day.toReversed())).toEqual(expected);
	});

	test("within a channel the earlier release wins", () => {
		const late = opening({ releaseDaysBefore: 0, releaseMinute: 420 });
		const early = opening({ from: 600, until: 660 });
		for (const day of [
			[late, early],
			[early, late],
		]) {
			expect(
				compose(day).windows.map(({ from, releasedAt }) => [
					from,
					new Date(releasedAt ?? 0).toISOString(),
				]),
			).toEqual([
				[480, "2026-11-24T06:00:00.000Z"],
				[600, "2026-11-13T23:00:00.000Z"],
				[660, "2026-11-24T06:00:00.000Z"],
			]);
		}
	});
});

describe("closures", () => {
	test("closed hours split the day of every desk in two", () => {
		const assembly = closure({ from: 600, until: 720 });
		expect(windows([opening({ deskIds: [11, 12] })], [assembly])).toEqual([
			[11, 480, 600, "online"],
			[11, 720, 960, "online"],
			[12, 480, 600, "online"],
			[12, 720, 960, "online"],
		]);
	});

	test("a closed desk leaves the other one open", () => {
		const broken = closure({ scope: "desk", deskId: 11 });
		expect(windows([opening({ deskIds: [11, 12] })], [broken])).toEqual([
			[12, 480, 960, "online"],
		]);
	});

	test("the city's closure closes the station", () => {
		expect(
			windows([opening({})], [closure({ scope: "city", stationId: null })]),
		).toEqual([]);
	});

	test("closed services leave the desk open and are told apart", () => {
		const noPassports = closure({ scope: "services", serviceIds: [2] });
		expect(compose([opening({})], [noPassports])).toMatchObject({
			windows: [{ from: 480, until: 960 }],
			serviceClosures: [{ serviceIds: new Set([2]), from: 0, until: 1440 }],
		});
	});
});

test("a public holiday is closed although the roster opens", () => {
	const weekly = opening({ kind: "weekly", weekday: 4, date: null });
	expect(windows([weekly], [], "2026-06-04")).toEqual([]);
	expect(windows([weekly], [], "2026-06-11")).toHaveLength(1);
});

describe("clock change", () => {
	const allDay = (date: CivilDate) =>
		windows([opening({ date, from: 0, until: 1440 })], [], date);
	const NIGHT = [
		[11, 0, 120, "online"],
		[11, 180, 1440, "online"],
	];

	test("the hour that is skipped in spring belongs to no window", () => {
		expect(allDay("2027-03-28")).toEqual(NIGHT);
	});

	test("the hour that comes twice in autumn belongs to no window", () => {
		expect(allDay("2026-10-25")).toEqual(NIGHT);
	});

	test("the night before is whole", () => {
		expect(allDay("2026-10-24")).toEqual([[11, 0, 1440, "online"]]);
	});
});
