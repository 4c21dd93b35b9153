import fc from "fast-check";
import { expect, test } from "vitest";
import { type Candidate, whoCanWin } from "#lib/draw/rules/can-win.ts";

const names: fc.Arbitrary<Record<string, number>> = fc.record({
	"anna schmidt": fc.integer({ min: -60, max: 300 }),
	"ali yilmaz": fc.integer({ min: -60, max: 300 }),
	"jo kim": fc.integer({ min: -60, max: 300 }),
});

const candidates: fc.Arbitrary<Candidate[]> = names.chain((left) =>
	fc
		.array(
			fc.record({
				wordsKey: fc.option(fc.constantFrom(...Object.keys(left))),
				minutes: fc.constantFrom(10, 15, 60),
				isRefused: fc.boolean(),
			}),
			{ maxLength: 15 },
		)
		.map((all) =>
			all.map((one, index) => ({
				...one,
				id: `wish-${index}`,
				minutesLeft: one.wordsKey === null ? 240 : (left[one.wordsKey] ?? 0),
			})),
		),
);

const sum = (all: readonly Candidate[]) =>
	all.reduce((minutes, one) => minutes + one.minutes, 0);

test("however many wishes one name hands in, those that can win are no more than one person may have", () => {
	fc.assert(
		fc.property(candidates, (all) => {
			const can = whoCanWin(all);
			for (const one of all) {
				if (one.isRefused || one.minutes > one.minutesLeft)
					expect(can.has(one.id)).toBe(false);
				if (one.wordsKey === null) continue;
				const same = all.filter(
					({ id, wordsKey }) => wordsKey === one.wordsKey && can.has(id),
				);
				expect(sum(same)).toBeLessThanOrEqual(Math.max(0, one.minutesLeft));
			}
		}),
	);
});

test("nobody is left out whom the limits let book and whose name has room", () => {
	fc.assert(
		fc.property(candidates, (all) => {
			const can = whoCanWin(all);
			for (const one of all) {
				if (one.isRefused || can.has(one.id)) continue;
				const same = all.filter(
					({ id, wordsKey }) =>
						wordsKey !== null && wordsKey === one.wordsKey && can.has(id),
				);
				expect(sum(same) + one.minutes).toBeGreaterThan(one.minutesLeft);
			}
		}),
	);
});

test("the order in which they are looked at changes nothing", () => {
	fc.assert(
		fc.property(
			candidates.chain((all) =>
				fc.tuple(
					fc.constant(all),
					fc.shuffledSubarray(all, { minLength: all.length }),
				),
			),
			([all, shuffled]) => {
				expect(whoCanWin(shuffled)).toEqual(whoCanWin(all));
			},
		),
	);
});
