import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
	partLine,
	processorSeconds,
	slowestTests,
} from "#scripts/test/cost.ts";
import { ALONE, RUNS, runsOf } from "#scripts/test/runs.ts";
import {
	closingLine,
	NOTHING,
	playwrightTally,
	vitestTally,
	withExit,
	withSome,
} from "#scripts/test/tally.ts";
import { eventually } from "#tests/support/eventually.ts";
import config from "../../../playwright.config.ts";

test("no failed browser test keeps another one from running", () => {
	const projects = config.projects ?? [];
	expect(projects.filter(({ dependencies }) => dependencies)).toEqual([]);
	expect(RUNS.flat().sort()).toEqual(projects.map(({ name }) => name).sort());
	expect(config.maxFailures ?? 0).toBe(0);
});

test("what moves the server's clock has a server to itself", () => {
	expect(RUNS.filter((run) => run.includes("uhr"))).toEqual([["uhr"]]);
	const others = (config.projects ?? []).filter(({ name }) => name !== "uhr");
	for (const { testIgnore } of others)
		expect([testIgnore].flat()).toContain(ALONE);
	expect(config.projects?.at(-1)).toMatchObject({
		testMatch: ALONE,
		workers: 1,
	});
});

test.each([
	[[], RUNS, []],
	[["feedback", "-g", "thanks"], RUNS, ["feedback", "-g", "thanks"]],
	[["--project=uhr", "hold"], [["uhr"]], ["hold"]],
	[
		["tests/e2e/hold.clock.test.ts"],
		[["uhr"]],
		["tests/e2e/hold.clock.test.ts"],
	],
	[["focus.test.ts"], [RUNS[0]], ["focus.test.ts"]],
	[
		["focus.test.ts", "processes.test.ts"],
		RUNS,
		["focus.test.ts", "processes.test.ts"],
	],
	[["--project", "ohne-js", "hold"], [["ohne-js"]], ["hold"]],
	[["--project=uhr", "--project=chromium"], [["chromium"], ["uhr"]], []],
])("%j: runs what was asked for, once", (args, runs, rest) => {
	expect(runsOf(args)).toEqual({ runs, rest });
});

test("a project that does not exist is refused with those that do", () => {
	for (const args of [["--project=firefox"], ["--project"]])
		expect(() => runsOf(args)).toThrow(
			"There are: chromium, ohne-js, ohne-js-chromium, uhr.",
		);
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

/** A report as a runner leaves it. */
function reportOf(content: object): string {
	const report = path.join(mkdtempSync(path.join(tmpdir(), "tally-")), "r");
	onTestFinished(() => rmSync(path.dirname(report), { recursive: true }));
	writeFileSync(report, JSON.stringify(content));
	return report;
}

test("what broke outside all tests is counted and named", () => {
	const errors = [{ message: "\u001b[31mError: out of memory\u001b[0m" }];
	const report = reportOf({ stats: { expected: 3 }, errors });
	expect(playwrightTally(report)).toEqual({
		passed: 3,
		failed: 1,
		skipped: 0,
		failures: ["Error: out of memory"],
		times: [],
	});
});

test("a command that found nothing to test has failed", () => {
	expect(closingLine(withSome(NOTHING))).toBe("0 passed, 1 failed");
	expect(withSome({ ...NOTHING, passed: 1 }).failed).toBe(0);
});

test("every test's seconds are read from the reports, and the slowest are named first", () => {
	const unit = vitestTally(
		reportOf({
			testResults: [
				{
					name: path.resolve("tests/unit/month.test.ts"),
					assertionResults: [
						{ status: "passed", fullName: "february", duration: 1_500 },
						{
							status: "failed",
							fullName: "march",
							duration: 40,
							failureMessages: ["Error: 30 days\n    at month.ts"],
						},
						{ status: "skipped", fullName: "april" },
					],
				},
			],
		}),
	);
	expect(unit.failures).toEqual([
		"tests/unit/month.test.ts: march\n    Error: 30 days\n        at month.ts",
	]);
	const results = [
		{
			duration: 2_000,
			errors: [{ message: "\u001b[31mnever ended\u001b[0m" }],
		},
		{ duration: 500 },
	];
	const tests = [{ projectName: "uhr", status: "unexpected", results }];
	const spec = { file: "hold.clock.test.ts", title: "runs out", tests };
	const e2e = playwrightTally(reportOf({ suites: [{ specs: [spec] }] }));
	expect(e2e.failures).toEqual([
		"hold.clock.test.ts (uhr): runs out\n    never ended",
	]);
	const took = { seconds: 0, processorSeconds: 0 };
	expect(
		slowestTests(
			[
				{ part: "unit", tally: unit, ...took },
				{ part: "e2e", tally: e2e, ...took },
			],
			2,
		),
	).toEqual([
		"   2.5 s  e2e          hold.clock.test.ts (uhr): runs out",
		"   1.5 s  unit         tests/unit/month.test.ts: february",
	]);
});

test("a part says what it did, how long it took and what it kept busy", async () => {
	const tally = { ...NOTHING, passed: 3 };
	const cost = { part: "unit", tally, seconds: 61.4, processorSeconds: 99.6 };
	expect(partLine(cost)).toBe(
		"unit         3 passed, 0 failed (61 s, processors 100 s)",
	);
	const before = processorSeconds();
	await eventually(() => expect(processorSeconds()).toBeGreaterThan(before));
});
