import fc from "fast-check";
import { expect, test } from "vitest";
import { oneForEach, type Who } from "#lib/draw/rules/persons.ts";

const key = fc.option(fc.constantFrom("a", "b", "c", "d"));
const wishes: fc.Arbitrary<Who[]> = fc
	.array(
		fc.record({
			wordsKey: key,
			emailKey: key,
			phoneKey: key,
			at: fc.nat({ max: 5 }),
		}),
		{ maxLength: 12 },
	)
	.map((all) => all.map((one, index) => ({ ...one, id: `wish-${index}` })));

const meet = (a: Who, b: Who) => {
	const hasContact = ({ emailKey, phoneKey }: Who) => emailKey ?? phoneKey;
	if (a.emailKey && a.emailKey === b.emailKey) return true;
	if (a.phoneKey && a.phoneKey === b.phoneKey) return true;
	if (hasContact(a) || hasContact(b)) return false;
	return a.wordsKey !== null && a.wordsKey === b.wordsKey;
};

test("of those who share something the first counts, in whatever order they are looked at", () => {
	fc.assert(
		fc.property(wishes, fc.infiniteStream(fc.nat()), (all, random) => {
			const counted = oneForEach(all);
			const isBefore = (a: Who, b: Who) =>
				a.at - b.at || (a.id < b.id ? -1 : 1);
			for (const wish of all) {
				const before = counted.filter(
					(one) => isBefore(one, wish) < 0 && meet(one, wish),
				);
				expect(counted.includes(wish)).toBe(before.length === 0);
			}
			const shuffled = all.toSorted(
				() => (random.next().value ?? 0) - (random.next().value ?? 0),
			);
			expect(oneForEach(shuffled)).toEqual(counted);
		}),
		{ numRuns: 500 },
	);
});

test("nobody makes two others a household by a wish with the address of one and the number of the other", () => {
	const one = { id: "1", at: 1, wordsKey: "a", emailKey: "a", phoneKey: null };
	const other = {
		id: "2",
		at: 2,
		wordsKey: "b",
		emailKey: null,
		phoneKey: "b",
	};
	const third = { id: "3", at: 3, wordsKey: "c", emailKey: "a", phoneKey: "b" };
	expect(oneForEach([third, other, one])).toEqual([one, other]);
});
