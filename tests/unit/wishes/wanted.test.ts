import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { halvesInWords } from "#components/wish/halves-words.ts";
import { addDays, type Weekday } from "#lib/time.ts";
import {
	daysOf,
	HALVES_OF_WEEK,
	type Half,
	suitsTime,
	suitsWeekday,
} from "#lib/wishes/rules/halves.ts";
import { openUntil, wakesAt } from "#lib/wishes/rules/offer-time.ts";
import { offersLeft } from "#lib/wishes/rules/offers-left.ts";
import { checkWanted, MAX_DAYS_AHEAD } from "#lib/wishes/rules/wanted.ts";
import type { Wanted } from "#lib/wishes/wishes.ts";

const TODAY = "2026-11-24";

const check = (more: Partial<Wanted>) => {
	const checked = checkWanted(
		{
			services: ["reisepass"],
			stations: [],
			halves: [],
			earliest: TODAY,
			latest: "2026-12-24",
			noticeMinutes: 120,
			minorCase: null,
			urgent: null,
			...more,
		},
		TODAY,
	);
	return checked.ok ? "ok" : checked.error;
};

describe("a wish that cannot come true is none", () => {
	const cases: [string, Partial<Wanted>, string][] = [
		["as it should be", {}, "ok"],
		["today only", { latest: TODAY }, "ok"],
		[
			"days that are over",
			{ earliest: "2026-11-01", latest: "2026-11-23" },
			"dates-over",
		],
		["days in the wrong order", { earliest: "2026-12-25" }, "dates-over"],
		[
			"as far as one may wish",
			{ latest: addDays(TODAY, MAX_DAYS_AHEAD) },
			"ok",
		],
		[
			"further",
			{ latest: addDays(TODAY, MAX_DAYS_AHEAD + 1) },
			"dates-too-far",
		],
		["a notice that nobody offered", { noticeMinutes: 7 }, "unknown-notice"],
		["an eighth day", { halves: ["8-morning" as "7-morning"] }, "unknown-half"],
		["Sunday afternoon", { halves: ["7-afternoon"] }, "ok"],
		["a deadline today", { urgent: { reason: "moved", by: TODAY } }, "ok"],
		[
			"a deadline that is over",
			{ urgent: { reason: "moved", by: "2026-11-23" } },
			"urgent-over",
		],
		[
			"a reason that is none",
			{ urgent: { reason: "boredom" as "moved", by: TODAY } },
			"urgent-over",
		],
	];
	test.each(cases)("%s", (_, more, outcome) => {
		expect(check(more)).toBe(outcome);
	});
});

test("the night ends on the same morning after midnight, on the next one before; by the city's clock in summer and winter", () => {
	const quiet = { quietFromMinute: 1260, quietUntilMinute: 420 };
	const wakes = (text: string) =>
		String(wakesAt(quiet, Temporal.Instant.from(text)));
	expect(wakes("2026-11-24T22:00+01:00")).toBe("2026-11-25T06:00:00Z");
	expect(wakes("2026-11-25T03:00+01:00")).toBe("2026-11-25T06:00:00Z");
	expect(wakes("2026-11-25T12:00+01:00")).toBe("2026-11-25T11:00:00Z");
	expect(wakes("2027-03-27T23:00+01:00")).toBe("2027-03-28T05:00:00Z");
	const never = { quietFromMinute: 0, quietUntilMinute: 0 };
	const noon = Temporal.Instant.from("2026-11-25T12:00+01:00");
	expect(wakesAt(never, noon)).toBe(noon);
});

test("an offer never reaches into the notice, and none is made that would be shorter than the city wants", () => {
	const bounds = { offerMinMinutes: 30, offerMaxMinutes: 180 };
	const minutes = (startsIn: number, noticeMinutes: number, suited = 8) => {
		const asked = { noticeMinutes, suited };
		const until = openUntil(bounds, asked, startsIn * 60_000, 0);
		return until === null ? null : until / 60_000;
	};
	expect(minutes(600, 0)).toBe(75);
	expect(minutes(600, 0, 100)).toBe(75);
	expect(minutes(600, 0, 4)).toBe(150);
	expect(minutes(300, 0, 1)).toBe(150);
	expect(minutes(100, 0)).toBe(30);
	expect(minutes(30, 0)).toBe(30);
	expect(minutes(29, 0)).toBeNull();
	expect(minutes(3000, 1440)).toBe(180);
	expect(minutes(1540, 1440)).toBe(30);
	expect(minutes(1469, 1440)).toBeNull();
});

test("the nearer a time comes and the more it suits, the sooner the next person is asked; and there is always time for one", () => {
	const bounds = { offerMinMinutes: 30, offerMaxMinutes: 180 };
	fc.assert(
		fc.property(
			fc.nat(20_000),
			fc.nat(20_000),
			fc.integer({ min: 1, max: 50 }),
			fc.integer({ min: 1, max: 50 }),
			fc.constantFrom(0, 120, 1_440),
			(a, b, few, many, noticeMinutes) => {
				const [near, far] = [Math.min(a, b), Math.max(a, b)];
				const [less, more] = [Math.min(few, many), Math.max(few, many)];
				const open = (startsIn: number, suited: number) =>
					openUntil(bounds, { noticeMinutes, suited }, startsIn * 60_000, 0);
				const nearest = open(near, more);
				if (nearest === null) return;
				expect(nearest).toBeGreaterThanOrEqual(30 * 60_000);
				expect(nearest).toBeLessThanOrEqual((near - noticeMinutes) * 60_000);
				expect(open(far, more)).toBeGreaterThanOrEqual(nearest);
				expect(open(near, less)).toBeGreaterThanOrEqual(nearest);
			},
		),
	);
});

test("two offers for everybody, and fewer where a draw has written already", () => {
	const left = (offers: number, messages: number, isWrittenTo = true) =>
		offersLeft({ offers, messages, isWrittenTo });
	expect([left(0, 1), left(1, 2), left(2, 3)]).toEqual([2, 1, 0]);
	expect([left(0, 2), left(1, 3)]).toEqual([1, 0]);
	expect([left(0, 0, false), left(1, 0, false), left(2, 0, false)]).toEqual([
		2, 1, 0,
	]);
});

test("an appointment lies in the half of the day that suits, and across noon in both", () => {
	const all = fc.subarray([...HALVES_OF_WEEK]);
	const weekday = fc.integer({ min: 1, max: 7 }).map((day) => day as Weekday);
	fc.assert(
		fc.property(
			all,
			weekday,
			fc.nat({ max: 1439 }),
			fc.integer({ min: 1, max: 120 }),
			(halves, day, start, minutes) => {
				const suits = (half: Half) =>
					halves.length === 0 || halves.includes(`${day}-${half}`);
				const needed = Array.from({ length: minutes }, (_, index) =>
					start + index < 720 ? ("morning" as const) : ("afternoon" as const),
				);
				const isWithin = needed.every(suits);
				expect(suitsTime(halves, day, start, minutes)).toBe(isWithin);
				if (isWithin) expect(suitsWeekday(halves, day)).toBe(true);
			},
		),
	);
});

test("the days that were ticked come back with their halves", () => {
	expect(
		daysOf(["1-morning", "4-afternoon", "5-morning", "5-afternoon"]),
	).toEqual([
		{ weekday: 1, part: "morning" },
		{ weekday: 4, part: "afternoon" },
		{ weekday: 5, part: "all" },
	]);
	expect(halvesInWords(["1-morning", "4-afternoon"], "de", WORDS)).toBe(
		"Montag vormittags und Donnerstag nachmittags",
	);
	expect(halvesInWords(["1-morning", "3-morning"], "de", WORDS)).toBe(
		"Montag und Mittwoch, vormittags",
	);
	expect(halvesInWords(["5-morning", "5-afternoon"], "de", WORDS)).toBe(
		"Freitag",
	);
	expect(halvesInWords([], "de", WORDS)).toBe("jede Zeit");
});

const WORDS = {
	any: "jede Zeit",
	morning: "vormittags",
	afternoon: "nachmittags",
};
