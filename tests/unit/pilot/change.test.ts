import { expect, test } from "vitest";
import { lengthCell } from "#lib/pilot/cell.ts";
import { judgeChange } from "#lib/pilot/change.ts";
import { DEFINITIONS } from "#lib/pilot/columns.ts";

const cell = (value: number | null) => ({ value, few: value === null });

test.each([
	["less", 5, 9, "better"],
	["less", 9, 5, "worse"],
	["more", 5, 4, "better"],
	["more", 4, 5, "worse"],
	["more", 5, 5, null],
	[null, 5, 9, null],
	["less", null, 9, null],
	["less", 9, null, null],
] as const)(
	"%s is better: %j after %j is %j",
	(better, now, before, judged) => {
		expect(judgeChange(cell(now), cell(before), better)).toBe(judged);
	},
);

test("less waiting, fewer who stay away or leave, and better marks are good; how many come with an appointment is neither", () => {
	const better = new Map(
		Object.values(DEFINITIONS)
			.flat()
			.map((column) => [column.name, column.better]),
	);
	for (const name of [
		"absentShare",
		"leftShare",
		"leftUnserved",
		"queueMean",
		"queueMost",
		"leadMedian",
		"mailsFailedShare",
		"failures",
	] as const)
		expect(better.get(name), name).toBe("less");
	expect(better.get("ratedService")).toBe("more");
	expect(better.get("booked")).toBeNull();
	expect(better.get("withShare")).toBeNull();
});

test("nobody waiting is nought, nobody counting is nothing, and a few are hidden", () => {
	expect(lengthCell(0, 3_600, 0)).toEqual({ value: 0, few: false });
	expect(lengthCell(0, 0, 0)).toEqual({ value: null, few: false });
	expect(lengthCell(900, 3_600, 3)).toEqual({ value: null, few: true });
	// They came the hour before.
	expect(lengthCell(900, 3_600, 0)).toEqual({ value: null, few: true });
	expect(lengthCell(9_000, 3_600, 12)).toEqual({ value: 2.5, few: false });
});
