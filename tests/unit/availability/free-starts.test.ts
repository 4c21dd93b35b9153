import { describe, expect, test } from "vitest";
import type {
	BookingRules,
	Busy,
	DayFacts,
	DayWindow,
	TimeRequest,
} from "#lib/availability/availability.ts";
import { deskFor, freeStarts } from "#lib/availability/rules/free-starts.ts";
import { clock, instantAt, type Minute } from "#lib/time.ts";

const DATE = "2026-11-24";
const at = (instant: string) => Date.parse(instant);
/** A Berlin minute of the day before, or of the day itself. */
const onDay = (minute: Minute) => instantAt(DATE, minute).epochMilliseconds;

const window = (changes: Partial<DayWindow> = {}): DayWindow => ({
	deskId: 1,
	from: 480,
	until: 540,
	channel: "online",
	releasedAt: 0,
	...changes,
});
const busy = (
	from: Minute,
	until: Minute,
	changes: Partial<Busy> = {},
): Busy => ({
	appointmentId: `${from}-${until}`,
	deskId: 1,
	from,
	until,
	holdExpiresAt: null,
	...changes,
});
const day = (changes: Partial<DayFacts> = {}): DayFacts => ({
	date: DATE,
	desks: [{ id: 1, serves: null }],
	windows: [window()],
	serviceClosures: [],
	busy: [],
	...changes,
});
const rules = (changes: Partial<BookingRules> = {}): BookingRules => ({
	leadMinutes: 0,
	horizonDays: 60,
	usefulGapMinutes: 5,
	staffGoesOnlineDays: null,
	...changes,
});
const request = (changes: Partial<TimeRequest> = {}): TimeRequest => ({
	serviceIds: [1],
	minutes: 15,
	channel: "online",
	now: at("2026-11-20T09:00:00Z"),
	...changes,
});
const offered = (facts: DayFacts, r = rules(), q = request()) =>
	freeStarts(facts, r, q).map(clock).join(" ");

describe("what a desk can take", () => {
	test("every five minutes until the last one that ends with the window", () => {
		expect(offered(day(), rules(), request({ minutes: 40 }))).toBe(
			"08:00 08:05 08:10 08:15 08:20",
		);
	});

	test("a request of exactly the window's length has one start, a longer one none", () => {
		expect(offered(day(), rules(), request({ minutes: 60 }))).toBe("08:00");
		expect(offered(day(), rules(), request({ minutes: 65 }))).toBe("");
	});

	test("a window off the grid begins at the next grid time", () => {
		const odd = day({ windows: [window({ from: 482, until: 503 })] });
		expect(offered(odd)).toBe("08:05");
	});

	test("two desks offer a start once", () => {
		const two = day({
			desks: [
				{ id: 1, serves: null },
				{ id: 2, serves: null },
			],
			windows: [window({ until: 500 }), window({ deskId: 2, until: 500 })],
		});
		expect(offered(two)).toBe("08:00 08:05");
	});

	test("overbooked times that overlap each other are busy once, and no longer", () => {
		const facts = day({ busy: [busy(480, 510), busy(485, 500)] });
		expect(offered(facts)).toBe("08:30 08:35 08:40 08:45");
	});

	test("no start off the grid, before the window or beyond it gets a desk", () => {
		const desk = (start: number) => deskFor(day(), rules(), request(), start);
		expect([482, 475, 530, -5, Number.NaN].map(desk)).toEqual(
			Array(5).fill(null),
		);
		expect([480, 525].map(desk)).toEqual([1, 1]);
	});
});

describe("services", () => {
	const desks = [
		{ id: 1, serves: new Set([1]) },
		{ id: 2, serves: new Set([1, 2]) },
	];
	const windows = [window(), window({ deskId: 2, from: 600, until: 615 })];

	test("one desk must serve all services of the request", () => {
		const facts = day({ desks, windows });
		expect(offered(facts, rules(), request({ serviceIds: [1, 2] }))).toBe(
			"10:00",
		);
		expect(offered(facts, rules(), request({ serviceIds: [3] }))).toBe("");
	});

	test("an appointment touches no closure of any of its services; the other services go on", () => {
		const facts = day({
			serviceClosures: [{ serviceIds: new Set([2]), from: 500, until: 520 }],
		});
		const both = request({ serviceIds: [1, 2] });
		expect(offered(facts, rules(), both)).toBe("08:00 08:05 08:40 08:45");
		expect(deskFor(facts, rules(), both, 490)).toBeNull();
		expect(deskFor(facts, rules(), request(), 490)).toBe(1);
	});
});

describe("lead time and horizon", () => {
	const now = (instant: string, channel: "online" | "staff" = "online") =>
		request({ now: at(instant), channel, minutes: 30 });

	test("the lead time is kept to the millisecond", () => {
		const two = rules({ leadMinutes: 120 });
		expect(offered(day(), two, now("2026-11-24T05:15:00.000Z"))).toBe(
			"08:15 08:20 08:25 08:30",
		);
		expect(offered(day(), two, now("2026-11-24T05:15:00.001Z"))).toBe(
			"08:20 08:25 08:30",
		);
		expect(
			deskFor(day(), two, now("2026-11-24T05:15:00.001Z"), 495),
		).toBeNull();
	});

	test("a lead time of days closes the days before it", () => {
		const days = rules({ leadMinutes: 2880 });
		expect(offered(day(), days, now("2026-11-22T07:30:00Z"))).toBe("08:30");
		expect(offered(day(), days, now("2026-11-22T07:31:00Z"))).toBe("");
	});

	test("staff need no lead time, but nobody books the past", () => {
		const two = rules({ leadMinutes: 120 });
		expect(offered(day(), two, now("2026-11-24T07:25:00Z", "staff"))).toBe(
			"08:25 08:30",
		);
		expect(offered(day(), two, now("2026-11-24T07:25:00Z"))).toBe("");
		expect(offered(day(), two, now("2026-11-25T05:00:00Z", "staff"))).toBe("");
	});

	test("the horizon opens a day at midnight in Berlin, for both channels", () => {
		const week = rules({ horizonDays: 7 });
		for (const channel of ["online", "staff"] as const) {
			expect(
				freeStarts(day(), week, now("2026-11-16T22:59:59.999Z", channel)),
			).toEqual([]);
			expect(
				freeStarts(day(), week, now("2026-11-16T23:00:00Z", channel)),
			).not.toEqual([]);
		}
	});

	test("after the hour that came twice, the lead time counts elapsed minutes", () => {
		const night = day({
			date: "2026-10-25",
			windows: [
				window({ from: 0, until: 120 }),
				window({ from: 180, until: 240 }),
			],
		});
		// 02:30 for the second time plus 60 minutes is 03:30.
		const second = request({ now: at("2026-10-25T01:30:00Z"), minutes: 30 });
		expect(offered(night, rules({ leadMinutes: 60 }), second)).toBe("03:30");
		// 02:30 for the first time plus 60 minutes is still before 03:00.
		const first = request({ now: at("2026-10-25T00:30:00Z"), minutes: 50 });
		expect(offered(night, rules({ leadMinutes: 60 }), first)).toBe(
			"03:00 03:05 03:10",
		);
	});
});

describe("channel and release", () => {
	const channelDay = (...channels: DayWindow["channel"][]) =>
		day({
			windows: channels.map((channel, i) =>
				window({ channel, from: 480 + i * 30, until: 510 + i * 30 }),
			),
		});
	const minutes = 30;

	test.each([
		["online", "08:00"],
		["staff", "08:00 08:05 08:10 08:15 08:20 08:25 08:30"],
	] as const)(
		"%s sees its own times, walk-in times are seen by nobody",
		(channel, starts) => {
			const facts = channelDay("online", "staff", "walk-in");
			expect(offered(facts, rules(), request({ channel, minutes }))).toBe(
				starts,
			);
		},
	);

	test("same day 07:00: nothing a millisecond before, everything from then on", () => {
		const seven = onDay(420);
		const facts = day({ windows: [window({ releasedAt: seven })] });
		const early = request({ now: seven - 1 });
		expect(freeStarts(facts, rules(), early)).toEqual([]);
		expect(deskFor(facts, rules(), early, 480)).toBeNull();
		expect(deskFor(facts, rules(), request({ now: seven }), 480)).toBe(1);
	});

	test("staff may use online times before their release, and staff times only after their own", () => {
		const releasedAt = onDay(420);
		const staff = request({ channel: "staff", now: releasedAt - 1 });
		const desk = (channel: "online" | "staff") =>
			deskFor(
				day({ windows: [window({ channel, releasedAt })] }),
				rules(),
				staff,
				480,
			);
		expect(desk("online")).toBe(1);
		expect(desk("staff")).toBeNull();
	});

	test("an appointment may cross from one released window into the next, not into an unreleased one", () => {
		const later = window({ from: 540, until: 600, releasedAt: onDay(420) });
		const facts = day({ windows: [later, window()] });
		const long = request({ minutes: 90 });
		expect(offered(facts, rules(), long)).toBe("");
		expect(offered(facts, rules(), { ...long, now: onDay(420) })).toBe(
			"08:00 08:05 08:10 08:15 08:20 08:25 08:30",
		);
	});

	test("unused staff times go online two days before at midnight in Berlin", () => {
		const facts = channelDay("staff");
		const two = rules({ staffGoesOnlineDays: 2 });
		const midnight = at("2026-11-21T23:00:00Z");
		expect(offered(facts, two, request({ now: midnight - 1 }))).toBe("");
		expect(offered(facts, two, request({ now: midnight, minutes }))).toBe(
			"08:00",
		);
		expect(offered(facts, rules(), request({ now: midnight, minutes }))).toBe(
			"",
		);
	});

	test("staff times never go online before staff may book them themselves", () => {
		const releasedAt = onDay(420);
		const facts = day({ windows: [window({ channel: "staff", releasedAt })] });
		const two = rules({ staffGoesOnlineDays: 2 });
		expect(offered(facts, two, request({ now: releasedAt - 1 }))).toBe("");
		expect(offered(facts, two, request({ now: releasedAt }))).not.toBe("");
	});
});

describe("holds", () => {
	const expiry = at("2026-11-20T09:10:00Z");
	const held = day({
		busy: [busy(480, 540, { appointmentId: "own", holdExpiresAt: expiry })],
	});

	test("a hold takes its time until the millisecond it expires", () => {
		expect(offered(held, rules(), request({ now: expiry - 1 }))).toBe("");
		expect(offered(held, rules(), request({ now: expiry }))).not.toBe("");
	});

	test("one's own hold or appointment does not stand in the way, a stranger's does", () => {
		const now = expiry - 1;
		const desk = (id: string) =>
			deskFor(held, rules(), request({ now, ignoreIds: [id] }), 480);
		expect(desk("own")).toBe(1);
		expect(desk("other")).toBeNull();
	});
});

describe("lost rests", () => {
	test("no start leaves a rest shorter than useful beside a neighbour or an edge", () => {
		const facts = day({ busy: [busy(520, 540)] });
		// Free is 8:00–8:40. 8:05 would leave 5 minutes before it, 8:20 five minutes after.
		expect(offered(facts, rules({ usefulGapMinutes: 10 }))).toBe(
			"08:00 08:10 08:15 08:25",
		);
	});

	test("when nothing else is left on the day, a start that leaves one is offered after all", () => {
		const facts = day({ busy: [busy(500, 540)] });
		expect(offered(facts, rules({ usefulGapMinutes: 10 }))).toBe("08:00 08:05");
	});

	test("a start that is no longer offered still gets its desk", () => {
		const r = rules({ usefulGapMinutes: 10 });
		expect(freeStarts(day(), r, request())).not.toContain(485);
		expect(deskFor(day(), r, request(), 485)).toBe(1);
	});

	test("minutes that are past or shorter than the grid are no rest to save", () => {
		const r = rules({ usefulGapMinutes: 10 });
		const facts = day({ windows: [window({ from: 482, until: 503 })] });
		expect(offered(facts, r)).toBe("08:05");
		const late = request({ now: at("2026-11-24T07:03:00Z") });
		const twenty = day({ windows: [window({ until: 500 })] });
		expect(offered(twenty, r, late)).toBe("08:05");
	});
});

describe("best fit", () => {
	const useful = rules({ usefulGapMinutes: 10 });
	const desksWith = (
		taken: Busy[],
		serves: (ReadonlySet<number> | null)[] = [null, null],
	) =>
		day({
			desks: serves.map((set, i) => ({ id: i + 1, serves: set })),
			windows: serves.map((_, i) => window({ deskId: i + 1, until: 600 })),
			busy: taken,
		});
	const second = { deskId: 2 };

	test.each([
		[
			"a desk without a lost rest before a specialised desk with one",
			desksWith([busy(480, 505, second), busy(480, 510)], [null, new Set([1])]),
			510,
			1,
		],
		[
			"a specialised desk before one that serves everything, however well that fits",
			desksWith([busy(480, 510), busy(525, 600)], [null, new Set([1])]),
			510,
			2,
		],
		[
			"fewer services before more",
			desksWith([], [new Set([1, 2, 3]), new Set([1, 2])]),
			510,
			2,
		],
		[
			"the gap it fills to the minute",
			desksWith([
				busy(480, 510),
				busy(480, 510, second),
				busy(525, 540, second),
			]),
			510,
			2,
		],
		[
			"next to a neighbour rather than in the open",
			desksWith([busy(480, 510, second), busy(560, 600, second)]),
			510,
			2,
		],
		[
			"the longer stretch among two with a neighbour",
			desksWith([busy(480, 510), busy(550, 600), busy(480, 510, second)]),
			510,
			2,
		],
		["the lowest id when all else is equal", desksWith([]), 510, 1],
	])("%s", (_, facts, start, desk) => {
		expect(deskFor(facts, useful, request(), start)).toBe(desk);
		const turned = { ...facts, desks: facts.desks.toReversed() };
		expect(deskFor(turned, useful, request(), start)).toBe(desk);
	});
});
