import { expect, test } from "vitest";
import { mergeDays, nearestTimes } from "#lib/availability/rules/free-times.ts";
import {
	addMonths,
	groupByHour,
	lastOf,
	parseMonth,
	weeksOf,
} from "#lib/text/month.ts";

test("a month is a sheet of whole weeks from Monday to Sunday", () => {
	const weeks = weeksOf("2026-11");
	expect(weeks).toHaveLength(6);
	expect(weeks[0]).toEqual([null, null, null, null, null, null, "2026-11-01"]);
	expect(weeks[5]).toEqual(["2026-11-30", null, null, null, null, null, null]);
	expect(weeksOf("2027-02")).toHaveLength(4);
});

test("months follow each other across the year", () => {
	expect(addMonths("2026-12", 1)).toBe("2027-01");
	expect(addMonths("2027-01", -1)).toBe("2026-12");
	expect(lastOf("2028-02")).toBe("2028-02-29");
});

test("only months that exist are read from an address", () => {
	expect(parseMonth("2026-11")).toBe("2026-11");
	for (const text of ["2026-13", "2026-1", "nov", "", "2026-11-01"])
		expect(parseMonth(text)).toBeNull();
});

test("times stand under their full hour", () => {
	const times = [480, 495, 540, 625].map((start) => ({ start }));
	expect(
		groupByHour(times).map(({ hour, times }) => [hour, times.length]),
	).toEqual([
		[480, 2],
		[540, 1],
		[600, 1],
	]);
});

const stations = [
	{ stationId: 1, days: [{ date: "2026-11-26", starts: [600] }] },
	{
		stationId: 2,
		days: [
			{ date: "2026-11-25", starts: [900] },
			{ date: "2026-11-26", starts: [480, 615] },
		],
	},
] as const;

test("several stations become one calendar, earliest first", () => {
	const days = mergeDays(stations);
	expect(days.map(({ date }) => date)).toEqual(["2026-11-25", "2026-11-26"]);
	expect(
		days[1]?.times.map(({ start, stationId }) => [start, stationId]),
	).toEqual([
		[480, 2],
		[600, 1],
		[615, 2],
	]);
});

test("whoever loses a time sees the closest ones, in the order of the calendar", () => {
	const wanted = { date: "2026-11-26", start: 605 } as const;
	expect(
		nearestTimes(mergeDays(stations), wanted, 3).map(({ start }) => start),
	).toEqual([480, 600, 615]);
});
