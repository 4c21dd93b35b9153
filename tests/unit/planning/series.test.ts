import { expect, test } from "vitest";
import { customDays } from "#lib/planning/closure/rules/customs.ts";
import { MAX_SERIES, seriesOf } from "#lib/planning/closure/rules/series.ts";
import { calendarOf } from "#lib/planning/closure/rules/year.ts";
import type { CivilDate } from "#lib/time.ts";

const day = (date: CivilDate) => ({ startDate: date, endDate: date });
const starts = (...args: Parameters<typeof seriesOf>) =>
	seriesOf(...args).map(({ startDate }) => startDate);

test("a series goes over clock changes and turns of the year", () => {
	expect(starts(day("2026-12-24"), "weekly", "2027-01-08")).toEqual([
		"2026-12-24",
		"2026-12-31",
		"2027-01-07",
	]);
	expect(starts(day("2027-03-15"), "fortnightly", "2027-04-12")).toEqual([
		"2027-03-15",
		"2027-03-29",
		"2027-04-12",
	]);
});

test("the fifth Friday of a month is its last one where there are four", () => {
	expect(starts(day("2027-01-29"), "monthly", "2027-04-30")).toEqual([
		"2027-01-29",
		"2027-02-26",
		"2027-03-26",
		"2027-04-30",
	]);
});

test("several days stay several days, and 29 February waits for its year", () => {
	expect(
		seriesOf(
			{ startDate: "2026-12-24", endDate: "2026-12-31" },
			"yearly",
			"2028-01-01",
		),
	).toEqual([
		{ startDate: "2026-12-24", endDate: "2026-12-31" },
		{ startDate: "2027-12-24", endDate: "2027-12-31" },
	]);
	expect(starts(day("2028-02-29"), "yearly", "2032-12-31")).toEqual([
		"2028-02-29",
		"2032-02-29",
	]);
});

test("once is once, and an endless series stops", () => {
	expect(starts(day("2027-02-08"), "once", "2099-01-01")).toHaveLength(1);
	expect(starts(day("2027-02-08"), "weekly", "2199-01-01")).toHaveLength(
		MAX_SERIES + 1,
	);
});

test("Karneval, bridge days and the ends of the year that fall on working days", () => {
	expect(
		customDays(2027).map(({ date, custom }) => `${date} ${custom}`),
	).toEqual([
		"2027-02-04 weiberfastnacht",
		"2027-02-08 rosenmontag",
		"2027-02-09 veilchendienstag",
		"2027-05-07 brueckentag",
		"2027-05-28 brueckentag",
		"2027-12-24 heiligabend",
		"2027-12-31 silvester",
	]);
});

test("a year's calendar says what each day is", () => {
	const months = calendarOf(2027, {
		closures: [
			{
				scope: "station",
				...day("2027-02-08"),
				from: null,
				until: null,
			},
			{ scope: "desk", ...day("2027-02-09"), from: null, until: null },
			{ scope: "city", ...day("2027-03-17"), from: 720, until: 1440 },
			{ scope: "station", ...day("2027-03-18"), from: null, until: 720 },
			{ scope: "city", ...day("2027-03-18"), from: 720, until: null },
		],
		openHolidays: new Set<CivilDate>(["2027-05-27"]),
		buildingHours: [1, 2, 3, 4, 5].map((weekday) => ({
			weekday,
			from: 480,
			until: 960,
		})),
	});
	const days = new Map(
		months.flat().map(({ date, state }) => [date, state] as const),
	);
	expect(months.map(({ length }) => length)).toEqual([
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
	]);
	expect(days.get("2027-01-01")).toBe("holiday");
	expect(days.get("2027-02-08")).toBe("closed");
	expect(days.get("2027-02-09")).toBe("partly");
	expect(days.get("2027-03-17")).toBe("partly");
	// Two closures of half a day are one of the whole day.
	expect(days.get("2027-03-18")).toBe("closed");
	expect(days.get("2027-05-27")).toBe("openHoliday");
	expect(days.get("2027-05-28")).toBe("open");
	expect(days.get("2027-05-29")).toBe("noOpening");
});
