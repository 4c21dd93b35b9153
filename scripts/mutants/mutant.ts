import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";

/** A mistake that somebody might make, and the cheapest test that has to notice it. */
export interface Mutant {
	/** The mistake in a plain sentence. */
	name: string;
	file: string;
	/** Stands exactly once in the file. */
	find: string;
	/** Instead of it; empty: it is left out. */
	put: string;
	foundBy: FoundBy;
}

export interface FoundBy {
	part: Part;
	test: string;
	/** Of the test's name, as it stands in the file; left out: the whole file runs. */
	title?: string;
	/** Of playwright.config.ts. */
	project?: "chromium" | "ohne-js";
}

/** From the cheapest to the dearest. */
export const TRIED_PARTS = ["unit", "integration", "e2e"] as const;
export type Part = (typeof TRIED_PARTS)[number];

/** Why this mistake cannot be made in the code as it is; null: it can. */
export function misplacement({ file, find, foundBy }: Mutant): string | null {
	if (!existsSync(file)) return `there is no ${file}`;
	const times = readFileSync(file, "utf8").split(find).length - 1;
	if (times !== 1) return `its place occurs ${times} times in ${file}`;
	const { test, title = "" } = foundBy;
	if (!existsSync(test)) return `there is no ${test}`;
	return textsOf(test).some((text) => text.includes(title))
		? null
		: `no test of ${test} has "${title}" in its name`;
}

/** Browser tests that are made for each state of a page have the name of the state. */
const textsOf = (test: string) =>
	[test, ...globSync(`${path.dirname(test)}/{states,support}/*.ts`)].map(
		(file) => readFileSync(file, "utf8"),
	);
