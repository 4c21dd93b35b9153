import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PAPERS } from "#scripts/papers/all.ts";

test.each(Object.entries(PAPERS))(
	"%s says what the code says (npm run papers writes it)",
	(file, paper) => {
		expect(readFileSync(file, "utf8")).toBe(paper());
	},
);
