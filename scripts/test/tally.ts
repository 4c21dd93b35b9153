import { existsSync, readFileSync } from "node:fs";

/** How many tests did what; a part that broke without a failed test counts as one. */
export interface Tally {
	passed: number;
	failed: number;
	skipped: number;
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };

export function add(a: Tally, b: Tally): Tally {
	return {
		passed: a.passed + b.passed,
		failed: a.failed + b.failed,
		skipped: a.skipped + b.skipped,
	};
}

/** The plain closing line that continuous integration reads in any language. */
export function closingLine({ passed, failed, skipped }: Tally): string {
	const rest = skipped > 0 ? `, ${skipped} skipped` : "";
	return `${passed} passed, ${failed} failed${rest}`;
}

/** A tool that exits with an error although none of its tests failed broke in another way. */
export function withExit(tally: Tally, code: number): Tally {
	return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

export function vitestTally(reportFile: string): Tally {
	const report = read(reportFile);
	return {
		passed: number(report.numPassedTests),
		failed: number(report.numFailedTests),
		skipped: number(report.numPendingTests) + number(report.numTodoTests),
	};
}

export function playwrightTally(reportFile: string): Tally {
	const { stats } = read(reportFile) as { stats?: Record<string, unknown> };
	return {
		// Flaky tests passed when repeated; we repeat none.
		passed: number(stats?.expected) + number(stats?.flaky),
		failed: number(stats?.unexpected),
		skipped: number(stats?.skipped),
	};
}

function read(file: string): Record<string, unknown> {
	return existsSync(file)
		? (JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>)
		: {};
}

const number = (value: unknown) => (typeof value === "number" ? value : 0);
