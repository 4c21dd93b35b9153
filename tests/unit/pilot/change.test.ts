import { expect, test } from "vitest";
import { lengthCell } from "#lib/pilot/figures/rules/cell.ts";
import { judgeChange } from "#lib/pilot/figures/rules/change.ts";
import { DEFINITIONS } from "#lib/pilot/figures/rules/columns.ts";

const cell = (value: number | null) => ({ value, few: value === null });

test.each([
	["less", "minutes", 5, 9, "better"],
	["less", "minutes", 9, 5, "worse"],
	["more", "points", 4.2, 4, "better"],
	["more", "points", 3.9, 4.1, "worse"],
	["more", "count", 5, 5, null],
	[null, "count", 5, 9, null],
	["less", "count", 3, 0, "worse"],
	["less", "percent", null, 9, null],
	["less", "percent", 9, null, null],
] as const)(
	"%s %s is better: %j after %j is %j",
	(better, unit, now, before, judged) => {
		expect(judgeChange(cell(now), cell(before), { better, unit })).toBe(judged);
	},
);

test.each([
	["minutes", 1.2, 1.1],
	["people", 1.8, 1.9],
	["percent", 6.4, 5.8],
	["days", 4.5, 4],
	["points", 3.9, 4],
	["count", 95, 100],
] as const)("%s: %j after %j is no news", (unit, now, before) => {
	for (const better of ["less", "more"] as const)
		expect(judgeChange(cell(now), cell(before), { better, unit })).toBeNull();
});

test("less waiting, fewer who stay away or leave, and better marks are good; how many come with an appointment is neither", () => {
	const better = new Map(
		Object.values(DEFINITIONS)
			.flat()
			.map((column) => [column.name, column.better]),
	);
	for (const name of [
		"absentShare",
		"leftShare",
		"queueMean",
		"queueMost",
		"leadMedian",
		"mailsFailedShare",
		"failures",
	] as const)
		expect(better.get(name), name).toBe("less");
	expect(better.get("ratedService")).toBe("more");
	// More come, more leave: only the share says whether it is worse.
	for (const name of ["booked", "withShare", "absent", "leftUnserved"] as const)
		expect(better.get(name), name).toBeNull();
});

test("nobody waiting is nought, nobody counting is nothing, and a few are hidden", () => {
	expect(lengthCell(0, 3_600, 0)).toEqual({ value: 0, few: false });
	expect(lengthCell(0, 0, 0)).toEqual({ value: null, few: false });
	expect(lengthCell(900, 3_600, 3)).toEqual({ value: null, few: true });
	// They came the hour before.
	expect(lengthCell(900, 3_600, 0)).toEqual({ value: null, few: true });
	expect(lengthCell(9_000, 3_600, 12)).toEqual({ value: 2.5, few: false });
});
