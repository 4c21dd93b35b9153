import { expect, test } from "vitest";
import {
	nextChange,
	onlineFrom,
	phaseAt,
	phaseChanges,
} from "#lib/catalog/rules/phase.ts";
import { onlineSpans } from "#lib/pilot/effect/rules/online-spans.ts";
import { capacityOf } from "#lib/pilot/figures/rules/capacity.ts";
import { judge, readCriterion } from "#lib/pilot/rollout/rules/criteria.ts";
import { onlineSince, readInstant } from "#lib/pilot/rollout/rules/rollout.ts";
import { type CivilDate, instantAt } from "#lib/time.ts";

const plan = (
	at: number,
	phase: "walk-in" | "pilot" | "live",
	startsAt: number,
) => ({ kind: "phase", at, phase, startsAt }) as const;

test("a phase holds from its very millisecond on", () => {
	const changes = phaseChanges([plan(0, "live", 100)]);
	expect([99, 100, 101].map((now) => phaseAt("walk-in", changes, now))).toEqual(
		["walk-in", "live", "live"],
	);
	expect(onlineFrom("walk-in", changes, 99)).toBe(100);
	expect(onlineFrom("live", changes, 100)).toBeNull();
	expect(nextChange(changes, 100)).toBeNull();
});

test("a newer decision replaces plans that had not begun, and nothing that had", () => {
	const changes = phaseChanges([
		plan(0, "pilot", 100),
		plan(150, "live", 300),
		plan(200, "walk-in", 250),
	]);
	expect(changes).toEqual([
		{ phase: "pilot", startsAt: 100 },
		{ phase: "walk-in", startsAt: 250 },
	]);
	expect(
		phaseChanges([plan(0, "live", 100), { kind: "withdrawn", at: 99 }]),
	).toEqual([]);
	expect(
		phaseChanges([plan(0, "live", 100), { kind: "withdrawn", at: 100 }]),
	).toHaveLength(1);
});

test("online since the last time it was not", () => {
	const changes = phaseChanges([
		plan(0, "pilot", 100),
		plan(150, "walk-in", 200),
		plan(250, "pilot", 300),
		plan(350, "live", 400),
	]);
	expect(
		[50, 150, 250, 500].map((now) => onlineSince("walk-in", changes, now)),
	).toEqual([null, 100, null, 300]);
	expect(onlineSince("pilot", [], 50)).toBeNull();
});

test.each([
	["2026-12-01", "8:00", "2026-12-01T07:00:00Z"],
	["2026-12-01", "08.00 Uhr", "2026-12-01T07:00:00Z"],
	["2026-12-01", "8:00:30", "2026-12-01T07:00:30Z"],
	["2026-12-01", "25:00", "no-time"],
	["2026-12-01", "morgens", "no-time"],
	["2026-02-30", "8:00", "no-date"],
	["9999-01-01", "8:00", "no-date"],
	["", "", "no-date"],
])("%s, %s is %s", (date, clock, expected) => {
	const read = readInstant(date, clock);
	expect(read.ok ? read.value.toString() : read.error).toBe(expected);
});

test("a criterion is met, missed, or nobody knows", () => {
	const most = { bound: "at-most", threshold: 20 } as const;
	expect(judge(most, { value: 20, few: false })).toBe("met");
	expect(judge(most, { value: 20.1, few: false })).toBe("missed");
	expect(judge(most, { value: null, few: true })).toBe("unknown");
	const least = { bound: "at-least", threshold: 4 } as const;
	expect(judge(least, { value: 4.2, few: false })).toBe("met");
});

test("a criterion as typed", () => {
	const typed = {
		measure: "wait-walkInMedian",
		bound: "at-most",
		threshold: "12,5",
		days: "28",
	};
	expect(readCriterion(typed)).toEqual({
		ok: true,
		value: {
			measure: "wait-walkInMedian",
			bound: "at-most",
			threshold: 12.5,
			days: 28,
		},
	});
	const wrong = readCriterion({
		measure: "=1+1",
		bound: "",
		threshold: "1e9",
		days: "9999",
	});
	expect(!wrong.ok && wrong.errors.map(([, error]) => error)).toEqual([
		"no-measure",
		"no-bound",
		"no-number",
		"no-days",
	]);
});

test("a channel's minutes: cut to its openings, an overbooking counts once", () => {
	const window = { releasedAt: 0 };
	const capacity = capacityOf(
		[
			{ ...window, deskId: 1, from: 480, until: 600, channel: "online" },
			{ ...window, deskId: 1, from: 600, until: 660, channel: "staff" },
			{ ...window, deskId: 2, from: 480, until: 540, channel: "online" },
		],
		[
			{ deskId: 1, from: 480, until: 500 },
			{ deskId: 1, from: 490, until: 510 },
			{ deskId: 1, from: 590, until: 615 },
			{ deskId: 3, from: 480, until: 600 },
		],
	);
	expect(capacity.get("online")).toEqual({
		openMinutes: 180,
		bookedMinutes: 40,
		people: 3,
	});
	expect(capacity.get("staff")).toEqual({
		openMinutes: 60,
		bookedMinutes: 15,
		people: 1,
	});
});

test("a station is online from the day of its start, also after it went back", () => {
	const at = (date: CivilDate) => instantAt(date, 480).epochMilliseconds;
	const changes = [
		{ phase: "pilot", startsAt: at("2026-09-01") },
		{ phase: "walk-in", startsAt: at("2026-09-10") },
		{ phase: "live", startsAt: at("2026-10-01") },
		{ phase: "walk-in", startsAt: at("2027-01-01") },
	] as const;
	expect(onlineSpans("walk-in", changes, null, at("2026-11-01"))).toEqual([
		{ from: "2026-09-01", until: "2026-09-10" },
		{ from: "2026-10-01", until: null },
	]);
	expect(onlineSpans("live", [], "2026-08-01", at("2026-11-01"))).toEqual([
		{ from: "2026-08-01", until: null },
	]);
	expect(onlineSpans("live", [], null, at("2026-11-01"))).toEqual([]);
});
