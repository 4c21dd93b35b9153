import fc from "fast-check";
import { expect, test } from "vitest";
import {
	countCell,
	FEWEST_PEOPLE,
	hideRemainders,
	measuredCell,
	shareCell,
} from "#lib/pilot/cell.ts";

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

test("what was measured about few is not told, about nobody there is nothing", () => {
	expect(measuredCell(12, 4)).toEqual(FEW);
	expect(measuredCell(12, 5)).toEqual({ value: 12, few: false });
	expect(measuredCell(null, 0)).toEqual({ value: null, few: false });
});

test("a single hidden part takes the smallest of the others with it", () => {
	const parts = [30, 3, 8, 0].map(countCell);
	expect(hideRemainders(parts)).toEqual([
		countCell(30),
		FEW,
		FEW,
		countCell(0),
	]);
});

test("from a sum and its parts nobody learns a number between one and four", () => {
	fc.assert(
		fc.property(fc.array(fc.nat(40), { maxLength: 12 }), (numbers) => {
			const shown = hideRemainders(numbers.map(countCell));
			const hidden = numbers.filter((_, index) => shown[index]?.few);
			const small = hidden.filter((n) => n > 0 && n < FEWEST_PEOPLE);
			// Either nothing small is hidden, or more than one part is (unless nothing else was there to hide).
			const others = numbers.filter((n) => n >= FEWEST_PEOPLE);
			if (small.length > 0 && others.length + small.length > 1)
				expect(hidden.length).toBeGreaterThan(1);
		}),
	);
});
