import { expect, test } from "vitest";
import { MUTANTS } from "#scripts/mutants/list.ts";
import { misplacement } from "#scripts/mutants/mutant.ts";

test("every mistake of `npm run mutants` can still be made, and its test is there", () => {
	const lost = MUTANTS.map(
		(mutant) => [mutant.name, misplacement(mutant)] as const,
	).filter(([, problem]) => problem !== null);
	expect(lost).toEqual([]);
});

test("there are 40 mistakes or more, each by a name of its own", () => {
	const names = new Set(MUTANTS.map(({ name }) => name));
	expect(names.size).toBe(MUTANTS.length);
	expect(names.size).toBeGreaterThanOrEqual(40);
});
