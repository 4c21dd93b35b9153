import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	type RosterBounds,
	readDay,
	readDesk,
	readOpenings,
	readWeeks,
} from "#lib/planning/roster/rules/schema.ts";
import { readClock } from "#lib/text/typed-clock.ts";
import { plan, opening as planned, TODAY } from "./roster-fixture.ts";

const BOUNDS: RosterBounds = {
	deskIds: [1, 2],
	serviceIds: [7, 8],
	deskNames: ["Platz 2"],
	release: { daysBefore: 56, minute: 420, byLot: false },
	today: TODAY,
	plan: plan([]),
};
const typed =
	(fields: Record<string, string | string[]>) =>
	(name: string): string[] => {
		const value = fields[name];
		return value === undefined ? [] : [value].flat();
	};
const OPENING = {
	desks: ["1", "2"],
	kind: "weekly",
	weekdays: "2",
	everyWeeks: "1",
	from: "8:00",
	until: "12:00",
	channel: "online",
	releaseDays: "56",
	releaseTime: "7:00",
	validFrom: "2026-12-01",
	validUntil: "",
};
const errorsOf = (read: { ok: boolean; errors?: unknown }) => read.errors;
const opening = (changes: Record<string, string | string[]>) =>
	readOpenings(typed({ ...OPENING, ...changes }), BOUNDS);

test.each([
	["8", 480],
	["8:05", 485],
	["08.30", 510],
	["8 Uhr", 480],
	["12:15 Uhr", 735],
	["24:00", 1440],
	["24:05", null],
	["8:60", null],
	["-1", null],
	["acht", null],
	["", null],
])("%j is minute %j", (text, minute) => {
	expect(readClock(text)).toBe(minute);
});

describe("an opening", () => {
	test("is read as it was meant", () => {
		expect(opening({})).toMatchObject({
			ok: true,
			value: [
				{
					deskIds: [1, 2],
					weekday: 2,
					from: 480,
					until: 720,
					validUntil: null,
				},
			],
		});
		expect(
			opening({ kind: "monthly", weekOfMonth: "-1", monthWeekdays: "5" }),
		).toMatchObject({
			ok: true,
			value: [{ weekday: 5, weekOfMonth: -1 }],
		});
		expect(
			opening({ kind: "single", date: "2026-12-24", validFrom: "" }),
		).toMatchObject({
			ok: true,
			value: [
				{
					date: "2026-12-24",
					validFrom: "2026-12-24",
					validUntil: "2026-12-24",
				},
			],
		});
		expect(
			opening({ channel: "walk-in", releaseDays: "Unsinn" }),
		).toMatchObject({
			ok: true,
			value: [{ releaseDaysBefore: 0, releaseMinute: 0 }],
		});
	});

	test("of several weekdays is one for each, in the order of the week", () => {
		expect(opening({ weekdays: ["4", "1", "4", "9"] })).toMatchObject({
			ok: true,
			value: [
				{ weekday: 1, from: 480, deskIds: [1, 2] },
				{ weekday: 4, from: 480, deskIds: [1, 2] },
			],
		});
		expect(
			opening({
				kind: "monthly",
				weekOfMonth: "1",
				monthWeekdays: ["2", "3"],
			}),
		).toMatchObject({ ok: true, value: [{ weekday: 2 }, { weekday: 3 }] });
	});

	test.each<[Record<string, string | string[]>, Record<string, string>]>([
		[{ until: "8:00" }, { until: "until-before-from" }],
		[{ until: "7:00" }, { until: "until-before-from" }],
		[{ from: "8:03" }, { from: "time-off-grid" }],
		[{ from: "zehn" }, { from: "time-invalid" }],
		[{ desks: [] }, { desks: "desks-missing" }],
		[{ desks: ["99"] }, { desks: "desks-missing" }],
		[{ kind: "" }, { kind: "kind-missing" }],
		[{ everyWeeks: "0" }, { everyWeeks: "every-invalid" }],
		[{ everyWeeks: "9e9" }, { everyWeeks: "every-invalid" }],
		[{ weekdays: "8" }, { weekdays: "weekday-missing" }],
		[{ weekdays: [] }, { weekdays: "weekday-missing" }],
		[{ channel: "x" }, { channel: "channel-missing" }],
		[{ releaseDays: "-1" }, { releaseDays: "release-days-invalid" }],
		[{ releaseTime: "24:00" }, { releaseTime: "release-time-invalid" }],
		[{ validFrom: "2026-02-31" }, { validFrom: "date-invalid" }],
		[{ validUntil: "2026-11-30" }, { validUntil: "last-before-first" }],
		[{ validUntil: "2026-11-01" }, { validUntil: "date-past" }],
		[{ kind: "single", date: "2026-11-23" }, { date: "date-past" }],
		[
			{ from: "x".repeat(10_000), until: "9".repeat(10_000) },
			{ from: "time-invalid", until: "time-invalid" },
		],
	])("with %j says what is wrong", (changes, errors) => {
		expect(errorsOf(opening(changes))).toEqual(errors);
	});
});

test("a desk needs a name of its own and something to do", () => {
	const desk = {
		name: " Platz  1 ",
		position: "1",
		active: "1",
		serves: "some",
		services: ["8", "99"],
	};
	expect(readDesk(typed(desk), BOUNDS)).toEqual({
		ok: true,
		value: { name: "Platz 1", position: 1, active: true, serves: [8] },
	});
	const wrong = { name: "Platz 2", position: "0", serves: "some" };
	expect(errorsOf(readDesk(typed(wrong), BOUNDS))).toEqual({
		name: "name-taken",
		position: "position-invalid",
		services: "services-missing",
	});
	expect(
		errorsOf(readDesk(typed({ ...desk, name: "x".repeat(10_000) }), BOUNDS)),
	).toEqual({
		name: "name-too-long",
	});
});

test("a day has times that do not overlap, or none", () => {
	const day = { desks: ["1"], date: "2026-12-01", opens: "open" };
	const first = { "from-0": "8", "until-0": "12", "channel-0": "online" };
	const read = (more: Record<string, string>) =>
		readDay(typed({ ...day, ...more }), BOUNDS);
	expect(read(first)).toMatchObject({
		value: { spans: [{ from: 480, until: 720, releaseDaysBefore: 56 }] },
	});
	expect(read({ opens: "closed" })).toMatchObject({ value: { spans: [] } });
	expect(errorsOf(read({}))).toEqual({ "from-0": "spans-missing" });
	expect(
		errorsOf(
			read({ ...first, "from-2": "11", "until-2": "13", "channel-2": "staff" }),
		),
	).toEqual({ "from-2": "spans-overlap" });
});

test("other times on a day are released as those that they replace", () => {
	const lot = { releaseDaysBefore: 14, releaseMinute: 390, byLot: true };
	const counter = { releaseDaysBefore: 3, releaseMinute: 480, byLot: false };
	const bounds = {
		...BOUNDS,
		plan: plan([
			planned({ id: 1, until: 600 }),
			planned({ id: 2, from: 600, until: 720, ...lot }),
			planned({ id: 3, from: 720, until: 960, channel: "staff", ...counter }),
		]),
	};
	const times = ["9 10 online", "10:30 12:30 online", "13 15 staff"];
	const rows = times.map((time, row) => {
		const [from = "", until = "", channel = ""] = time.split(" ");
		return {
			[`from-${row}`]: from,
			[`until-${row}`]: until,
			[`channel-${row}`]: channel,
		};
	});
	const day = { desks: ["1"], opens: "open", ...Object.assign({}, ...rows) };
	const on = (date: string) => readDay(typed({ ...day, date }), bounds);
	const { releaseDaysBefore } = planned();
	expect(on("2026-12-01")).toMatchObject({
		value: { spans: [{ releaseDaysBefore, byLot: false }, lot, counter] },
	});
	// On a Wednesday nothing is planned: the station's own.
	const own = { releaseDaysBefore: 56, releaseMinute: 420, byLot: false };
	expect(on("2026-12-02")).toMatchObject({
		value: { spans: [own, own, own] },
	});
});

test("a week is copied to another one that is not over", () => {
	const read = (from: string, to: string) =>
		readWeeks(typed({ from, to }), BOUNDS);
	expect(read("2026-11-25", "2026-12-06")).toEqual({
		ok: true,
		value: { from: "2026-11-23", to: "2026-11-30" },
	});
	expect(errorsOf(read("2026-11-25", "2026-11-29"))).toEqual({
		to: "week-same",
	});
	expect(errorsOf(read("2026-11-25", "2026-11-16"))).toEqual({
		to: "date-past",
	});
});

test("whatever a form sends is read or named, never thrown", () => {
	const anything = fc.dictionary(
		fc.constantFrom(
			...Object.keys(OPENING),
			"date",
			"name",
			"from-0",
			"until-0",
			"channel-0",
		),
		fc.oneof(fc.string(), fc.array(fc.string())),
	);
	fc.assert(
		fc.property(anything, (fields) => {
			for (const read of [readOpenings, readDesk, readDay, readWeeks]) {
				const result = read(typed(fields), BOUNDS);
				expect(typeof result.ok).toBe("boolean");
			}
		}),
	);
});
