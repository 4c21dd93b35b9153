import { describe, expect, test } from "vitest";
import {
	type Opening,
	opensOn,
	releasedAt,
} from "#lib/availability/rules/opening.ts";
import { type CivilDate, datesBetween } from "#lib/time.ts";
import { exampleOpening } from "#tests/support/examples.ts";

const opening = (changes: Partial<Opening>): Opening =>
	exampleOpening({ weekday: 1, releaseDaysBefore: 60, ...changes });

const daysOf = (changes: Partial<Opening>, from: CivilDate, until: CivilDate) =>
	datesBetween(from, until).filter((date) => opensOn(opening(changes), date));

describe("weekly", () => {
	test("every week on its weekday only", () => {
		expect(daysOf({ weekday: 3 }, "2026-11-01", "2026-11-20")).toEqual([
			"2026-11-04",
			"2026-11-11",
			"2026-11-18",
		]);
	});

	test("every other week goes on over a year with 53 weeks", () => {
		// 2026 has an ISO week 53: odd/even week numbers would stumble here.
		const everyOther = {
			weekday: 4,
			everyWeeks: 2,
			validFrom: "2026-12-03",
		} as const;
		expect(daysOf(everyOther, "2026-11-20", "2027-01-31")).toEqual([
			"2026-12-03",
			"2026-12-17",
			"2026-12-31",
			"2027-01-14",
			"2027-01-28",
		]);
	});

	test("the week that holds the first valid day is week 0, although its Monday is before", () => {
		// Valid from a Wednesday: Friday of the same week is open, Monday comes two weeks after its own.
		const from = { everyWeeks: 2, validFrom: "2026-11-04" } as const;
		expect(daysOf({ ...from, weekday: 5 }, "2026-11-01", "2026-11-30")).toEqual(
			["2026-11-06", "2026-11-20"],
		);
		expect(daysOf({ ...from, weekday: 1 }, "2026-11-01", "2026-11-30")).toEqual(
			["2026-11-16", "2026-11-30"],
		);
	});

	test("a validity that begins on a Sunday counts that week, which ends with it", () => {
		const fromSunday = { everyWeeks: 3, validFrom: "2026-11-01" } as const;
		expect(daysOf(fromSunday, "2026-11-01", "2026-12-31")).toEqual([
			"2026-11-16",
			"2026-12-07",
			"2026-12-28",
		]);
	});
});

describe("monthly", () => {
	test.each([
		[1, ["2026-10-01", "2026-11-05", "2026-12-03"]],
		[2, ["2026-10-08", "2026-11-12", "2026-12-10"]],
		[3, ["2026-10-15", "2026-11-19", "2026-12-17"]],
		[4, ["2026-10-22", "2026-11-26", "2026-12-24"]],
		[-1, ["2026-10-29", "2026-11-26", "2026-12-31"]],
	] as const)("Thursday number %i of the month", (weekOfMonth, days) => {
		expect(
			daysOf(
				{ kind: "monthly", weekday: 4, weekOfMonth },
				"2026-10-01",
				"2026-12-31",
			),
		).toEqual(days);
	});

	test("the last Monday of February, in a leap year too", () => {
		const last = { kind: "monthly", weekday: 1, weekOfMonth: -1 } as const;
		expect(daysOf(last, "2027-02-01", "2027-02-28")).toEqual(["2027-02-22"]);
		expect(daysOf(last, "2028-02-01", "2028-02-29")).toEqual(["2028-02-28"]);
	});
});

test("a single date opens once, whatever its weekday", () => {
	const single = {
		kind: "single",
		weekday: null,
		date: "2026-11-21",
	} as const;
	expect(daysOf(single, "2026-11-01", "2027-11-30")).toEqual(["2026-11-21"]);
});

test("the first and the last day of the validity are open, their neighbours are not", () => {
	const weeks = { validFrom: "2026-11-09", validUntil: "2026-11-23" } as const;
	expect(daysOf(weeks, "2026-10-01", "2026-12-31")).toEqual([
		"2026-11-09",
		"2026-11-16",
		"2026-11-23",
	]);
});

describe("release", () => {
	test.each([
		["same day 07:00, winter", 0, 420, "2026-11-23", "2026-11-23T06:00:00Z"],
		["same day 07:00, summer", 0, 420, "2026-07-13", "2026-07-13T05:00:00Z"],
		// Counted in days, not in hours: 14 days over the clock change are still 07:00 on the wall.
		["over the clock change", 14, 420, "2026-11-02", "2026-10-19T05:00:00Z"],
		["over the year", 30, 0, "2027-01-04", "2026-12-04T23:00:00Z"],
	] as const)("%s", (_, releaseDaysBefore, releaseMinute, date, instant) => {
		const released = opening({ releaseDaysBefore, releaseMinute });
		expect(releasedAt(released, date)).toBe(Date.parse(instant));
	});
});
