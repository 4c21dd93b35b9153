import { expect, test } from "vitest";
import { RUNS } from "#scripts/test/runs.ts";
import { closingLine, NOTHING, withSome } from "#scripts/test/tally.ts";
import config from "../../../playwright.config.ts";

test("no failed browser test keeps another one from running", () => {
	const projects = config.projects ?? [];
	expect(projects.filter(({ dependencies }) => dependencies)).toEqual([]);
	expect(RUNS.flat().sort()).toEqual(projects.map(({ name }) => name).sort());
	expect(config.maxFailures ?? 0).toBe(0);
});

test("what moves the server's clock runs alone, after all others", () => {
	expect(RUNS.at(-1)).toEqual(["uhr"]);
});

test("a command that found nothing to test has failed", () => {
	expect(closingLine(withSome(NOTHING))).toBe("0 passed, 1 failed");
	expect(withSome({ ...NOTHING, passed: 1 }).failed).toBe(0);
});
