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

/** Everybody that can be reached from one over people who share something. */
function household(one: Who, all: readonly Who[]): Who[] {
	const found = [one];
	for (const member of found)
		for (const other of all)
			if (!found.includes(other) && meet(member, other)) found.push(other);
	return found;
}

test("of each household one wish counts, the first, in whatever order they are looked at", () => {
	fc.assert(
		fc.property(wishes, fc.infiniteStream(fc.nat()), (all, random) => {
			const counted = oneForEach(all);
			for (const wish of all) {
				const members = household(wish, all);
				const first = members.toSorted(
					(a, b) => a.at - b.at || (a.id < b.id ? -1 : 1),
				)[0];
				expect(counted.filter((one) => members.includes(one))).toEqual([first]);
			}
			const shuffled = all.toSorted(
				() => (random.next().value ?? 0) - (random.next().value ?? 0),
			);
			expect(oneForEach(shuffled)).toEqual(counted);
		}),
		{ numRuns: 500 },
	);
});
