import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
	countCell,
	measuredCell,
	ninthCell,
	shareCell,
} from "#lib/pilot/figures/rules/cell.ts";

const FEW = { value: null, few: true };

test("no count is about one to four people; none at all and five may be told", () => {
	expect([0, 1, 4, 5].map(countCell)).toEqual([
		{ value: 0, few: false },
		FEW,
		FEW,
		{ value: 5, few: false },
	]);
});

test("a share hides a small part and a small rest, whose number could be worked out", () => {
	expect(shareCell(2, 100)).toEqual(FEW);
	expect(shareCell(97, 100)).toEqual(FEW);
	expect(shareCell(2, 4)).toEqual(FEW);
	expect(shareCell(0, 100)).toEqual({ value: 0, few: false });
	expect(shareCell(25, 100)).toEqual({ value: 25, few: false });
	expect(shareCell(0, 0)).toEqual({ value: null, few: false });
});

test("counts are rounded to five, and shares are those of the rounded counts", () => {
	expect([7, 8, 12, 13, 1_237].map((n) => countCell(n).value)).toEqual([
		5, 10, 10, 15, 1_235,
	]);
	expect(shareCell(12, 41)).toEqual(shareCell(10, 40));
});

test("what one page counts, less what another one counts, never is one to four people for certain", () => {
	fc.assert(
		fc.property(fc.nat(500), fc.integer({ min: 1, max: 4 }), (fewer, rest) => {
			const shown = [fewer, fewer + rest].map(countCell);
			const possible = new Set<number>();
			for (let one = 0; one <= 510; one += 1)
				for (let more = 0; more <= 9; more += 1)
					if (isDeepStrictEqual([one, one + more].map(countCell), shown))
						possible.add(more);
			expect(possible.size).toBeGreaterThan(1);
		}),
		{ numRuns: 30 },
	);
});

test("what nine of ten do not exceed is told when five people are the tenth", () => {
	expect(ninthCell(31, 49)).toEqual(FEW);
	expect(ninthCell(31, 50)).toEqual({ value: 31, few: false });
	expect(ninthCell(null, 0)).toEqual({ value: null, few: false });
});

test("what was measured about few is not told, about nobody there is nothing", () => {
	expect(measuredCell(12, 4)).toEqual(FEW);
	expect(measuredCell(12, 5)).toEqual({ value: 12, few: false });
	expect(measuredCell(null, 0)).toEqual({ value: null, few: false });
});
