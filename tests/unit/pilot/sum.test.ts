import fc from "fast-check";
import { expect, test } from "vitest";
import { countCell, FEW } from "#lib/pilot/figures/rules/cell.ts";
import { shownSum } from "#lib/pilot/figures/rules/sum.ts";

const totalOf = (parts: readonly number[]) =>
	parts.reduce((sum, part) => sum + part, 0);

const shown = (parts: readonly number[]) => shownSum(parts, totalOf(parts));

test("parts that give nothing away stay as they are", () => {
	expect(shown([30, 0, 8])).toEqual({
		total: countCell(38),
		parts: [30, 0, 8].map(countCell),
	});
	expect(shown([30, 3, 8])).toEqual({
		total: countCell(41),
		parts: [countCell(30), FEW, countCell(8)],
	});
});

test("where the rest fits in one way only, the smallest part that is shown goes, too", () => {
	// 12 are 10, 5 and 5 are 5 each: nothing but one and one would be left.
	expect(shown([5, 1, 5, 1])).toEqual({
		total: countCell(12),
		parts: [FEW, FEW, countCell(5), FEW],
	});
	// Eight in two small parts can be four and four only.
	expect(shown([4, 4, 0])).toEqual({ total: FEW, parts: [FEW, FEW, FEW] });
});

test("beside a small total nothing is shown, not even who has nobody", () => {
	expect(shown([0, 3, 0])).toEqual({ total: FEW, parts: [FEW, FEW, FEW] });
});

test("whatever is shown, no part of one to four follows from it", () => {
	const LARGEST = 12;
	/** Larger ones are in no doubt either; they are here so that the largest meet somebody. */
	const BEYOND = 17;
	for (const size of [1, 2, 3]) {
		const alike = new Map<string, number[][]>();
		const fill = (parts: number[]) => {
			if (parts.length < size)
				for (let part = 0; part <= BEYOND; part += 1) fill([...parts, part]);
			else {
				const key = JSON.stringify(shown(parts));
				alike.set(key, [...(alike.get(key) ?? []), parts]);
			}
		};
		fill([]);
		for (const worlds of alike.values())
			for (let place = 0; place < size; place += 1) {
				const values = new Set(worlds.map((parts) => parts[place]));
				const [only = 0] = values;
				const isSure = values.size === 1 && totalOf(worlds[0] ?? []) <= LARGEST;
				if (isSure) expect([1, 2, 3, 4]).not.toContain(only);
			}
	}
});

test("no one to four people are shown in sums of any length, and what is shown is rounded", () => {
	fc.assert(
		fc.property(fc.array(fc.nat(60), { maxLength: 30 }), (parts) => {
			const { total, parts: cells } = shown(parts);
			for (const [index, cell] of [...cells, total].entries()) {
				const people = parts[index] ?? totalOf(parts);
				if (people > 0 && people < 5) expect(cell).toEqual(FEW);
				if (!cell.few) expect(cell).toEqual(countCell(people));
			}
		}),
	);
});
