import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { RUNS, runsOf } from "#scripts/test/runs.ts";
import {
	closingLine,
	NOTHING,
	playwrightTally,
	withExit,
	withSome,
} from "#scripts/test/tally.ts";
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

test.each([
	[[], RUNS, []],
	[["feedback", "-g", "thanks"], RUNS, ["feedback", "-g", "thanks"]],
	[["--project=uhr", "hold"], [["uhr"]], ["hold"]],
	[["--project", "ohne-js", "hold"], [["ohne-js"]], ["hold"]],
	[["--project=uhr", "--project=chromium"], [["chromium"], ["uhr"]], []],
])("%j: runs what was asked for, once", (args, runs, rest) => {
	expect(runsOf(args)).toEqual({ runs, rest });
});

test("a project that does not exist is refused with those that do", () => {
	for (const args of [["--project=firefox"], ["--project"]])
		expect(() => runsOf(args)).toThrow("There are: chromium, ohne-js, uhr.");
});

test("a tool that broke without a failed test is named", () => {
	const broken = withExit("Browser tests (uhr)", NOTHING, 137);
	expect(broken.failed).toBe(1);
	expect(broken.failures).toEqual([
		"Browser tests (uhr): ended with code 137, and no test failed",
	]);
	const failed = { ...NOTHING, failed: 1, failures: ["a test"] };
	expect(withExit("Browser tests (uhr)", failed, 1)).toBe(failed);
});

test("what broke outside all tests is counted and named", () => {
	const report = path.join(mkdtempSync(path.join(tmpdir(), "tally-")), "r");
	onTestFinished(() => rmSync(path.dirname(report), { recursive: true }));
	const errors = [{ message: "\u001b[31mError: out of memory\u001b[0m" }];
	writeFileSync(report, JSON.stringify({ stats: { expected: 3 }, errors }));
	expect(playwrightTally(report)).toEqual({
		passed: 3,
		failed: 1,
		skipped: 0,
		failures: ["Error: out of memory"],
	});
});

test("a command that found nothing to test has failed", () => {
	expect(closingLine(withSome(NOTHING))).toBe("0 passed, 1 failed");
	expect(withSome({ ...NOTHING, passed: 1 }).failed).toBe(0);
});
