import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";

/** How many tests did what; a part that broke without a failed test counts as one. */
export interface Tally {
	passed: number;
	failed: number;
	skipped: number;
	/** The failed ones, each with the beginning of its reason: at the end of a log of thousands of lines they are still seen. */
	failures: readonly string[];
	/** Of every single test that ran, under the same kind of name. */
	times: readonly { name: string; seconds: number }[];
}

export const NOTHING: Tally = {
	passed: 0,
	failed: 0,
	skipped: 0,
	failures: [],
	times: [],
};

export function add(a: Tally, b: Tally): Tally {
	return {
		passed: a.passed + b.passed,
		failed: a.failed + b.failed,
		skipped: a.skipped + b.skipped,
		failures: [...a.failures, ...b.failures],
		times: [...a.times, ...b.times],
	};
}

/** The plain closing line that continuous integration reads in any language. */
export function closingLine({ passed, failed, skipped }: Tally): string {
	const rest = skipped > 0 ? `, ${skipped} skipped` : "";
	return `${passed} passed, ${failed} failed${rest}`;
}

/** A tool that exits with an error although none of its tests failed broke in another way. */
export function withExit(what: string, tally: Tally, code: number): Tally {
	return code !== 0 && tally.failed === 0
		? {
				...tally,
				failed: 1,
				failures: [`${what}: ended with code ${code}, and no test failed`],
			}
		: tally;
}

/** Nothing at all was found to run: a mistyped name must not look like success. */
export function withSome(tally: Tally): Tally {
	const { passed, failed, skipped } = tally;
	return passed + failed + skipped === 0 ? { ...tally, failed: 1 } : tally;
}

interface VitestReport {
	numPassedTests?: number;
	numFailedTests?: number;
	numPendingTests?: number;
	numTodoTests?: number;
	testResults?: readonly {
		name: string;
		assertionResults: readonly {
			status: string;
			fullName: string;
			duration?: number;
			failureMessages?: readonly string[];
		}[];
	}[];
}

export function vitestTally(reportFile: string): Tally {
	const report = read<VitestReport>(reportFile);
	const tests = (report.testResults ?? []).flatMap(
		({ name: file, assertionResults }) =>
			assertionResults.map(
				({ status, fullName, duration = 0, failureMessages = [] }) => ({
					name: `${path.relative("", file)}: ${fullName}`,
					status,
					seconds: duration / 1000,
					reason: reasonIn(failureMessages),
				}),
			),
	);
	return {
		passed: report.numPassedTests ?? 0,
		failed: report.numFailedTests ?? 0,
		skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
		failures: failuresOf(tests, "failed"),
		times: tests.map(({ name, seconds }) => ({ name, seconds })),
	};
}

interface PlaywrightSuite {
	suites?: readonly PlaywrightSuite[];
	specs?: readonly {
		file: string;
		title: string;
		tests: readonly {
			projectName: string;
			status: string;
			results?: readonly {
				duration: number;
				errors?: readonly { message?: string }[];
			}[];
		}[];
	}[];
}

interface PlaywrightReport extends PlaywrightSuite {
	/** What broke outside all tests. */
	errors?: readonly { message?: string }[];
	stats?: {
		expected?: number;
		flaky?: number;
		unexpected?: number;
		skipped?: number;
	};
}

export function playwrightTally(reportFile: string): Tally {
	const report = read<PlaywrightReport>(reportFile);
	const { stats, errors = [] } = report;
	const tests = testsOf(report);
	return {
		// Flaky tests passed when repeated; we repeat none.
		passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
		failed: (stats?.unexpected ?? 0) + errors.length,
		skipped: stats?.skipped ?? 0,
		failures: [
			...failuresOf(tests, "unexpected"),
			...errors.map(({ message }) => stripVTControlCharacters(message ?? "")),
		],
		times: tests.map(({ name, seconds }) => ({ name, seconds })),
	};
}

interface Tested {
	name: string;
	status: string;
	seconds: number;
	/** In lines of its own; empty for a test that passed. */
	reason: string;
}

const testsOf = ({ suites = [], specs = [] }: PlaywrightSuite): Tested[] => [
	...specs.flatMap(({ file, title, tests }) =>
		tests.map(({ projectName, status, results = [] }) => ({
			name: `${file} (${projectName}): ${title}`,
			status,
			seconds: results.reduce((sum, { duration }) => sum + duration, 0) / 1000,
			reason: reasonIn(
				results.flatMap(({ errors = [] }) =>
					errors.map(({ message = "" }) => message),
				),
			),
		})),
	),
	...suites.flatMap(testsOf),
];

const failuresOf = (tests: readonly Tested[], wanted: string): string[] =>
	tests
		.filter(({ status }) => status === wanted)
		.map(({ name, reason }) => name + reason);

/** Long enough for what was expected and what came instead; the places in the code stand further up in the log. */
const REASON_LINES = 14;

function reasonIn(messages: readonly string[]): string {
	return messages
		.flatMap((message) =>
			stripVTControlCharacters(message).split("\n").slice(0, REASON_LINES),
		)
		.map((line) => `\n    ${line.slice(0, 300)}`.trimEnd())
		.join("");
}

/** A runner that broke before it could report has nothing to say. */
function read<Report extends object>(file: string): Partial<Report> {
	return existsSync(file)
		? (JSON.parse(readFileSync(file, "utf8")) as Report)
		: {};
}
