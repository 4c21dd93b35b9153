import { rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { build } from "#scripts/setup/build.ts";
import { readySettings } from "#scripts/setup/environment.ts";
import { complain } from "#scripts/setup/run.ts";
import { runTool } from "#scripts/setup/tool.ts";
import { findBrowser } from "#scripts/test/browser.ts";
import {
	endToEnd,
	nameOf,
	type Served,
	serveBuilt,
} from "#scripts/test/end-to-end.ts";
import { RUNS } from "#scripts/test/runs.ts";
import {
	add,
	NOTHING,
	type Tally,
	vitestTally,
	withExit,
} from "#scripts/test/tally.ts";
import { problemsOfTexts } from "#scripts/test/texts.ts";

/** @param folder for reports, thrown away afterwards; @param rest what to hand to the test runner */
type Part = (folder: string, rest: readonly string[]) => Promise<Tally>;

const TYPESCRIPT = "typescript/bin/tsc";
const NEXT = "next/dist/bin/next";

/** Format, lint, floors, unused code, types and texts. What is right is no passed test; what is wrong is a failed one. */
const check: Part = async () => {
	// The compiler is written in Go, which by default clears up as soon as its memory has doubled: a third of its work.
	process.env.GOGC ??= "400";
	// Each of them says at its end what it has found, so they work side by side.
	const linting = runTool("@biomejs/biome/bin/biome", ["ci"], {}, true);
	const looking = runTool(
		"knip/bin/knip.js",
		["--no-progress"],
		// It loads Next's configuration, which would write declarations of the texts beside who reads them.
		{ TEXTS_ARE_DECLARED: "true" },
		true,
	);
	// This writes them. Half a file would say that nobody reads its texts.
	await runTool(NEXT, ["typegen"], { NEXT_TELEMETRY_DISABLED: "1" });
	// Several checkers each look up again what all types rest on; what else is checked beside them needs the processors.
	const typing = runTool(TYPESCRIPT, ["--noEmit", "--checkers", "1"], {}, true);
	const texts = problemsOfTexts();
	const [lint, unused, types] = await Promise.all([linting, looking, typing]);
	return [
		withExit("Format and lint", NOTHING, lint.code),
		withExit("Unused code", NOTHING, unused.code),
		withExit("Types", NOTHING, types.code),
		{ ...NOTHING, failed: texts.length, failures: texts },
	].reduce(add);
};

/** A zone on the other side of the date line, and the one that hides mistakes. */
const ZONES = ["UTC", "Pacific/Auckland"];

/**
 * What takes long and asks no clock which zone it is in, so that another zone cannot change it. A file that comes to do
 * so leaves this list.
 */
const ZONELESS = [
	"attendance/shares",
	"attendance/sixty-days",
	"attendance/trial",
	"catalog/search",
	"catalog/search-languages",
	"city/city-files",
	"city/no-city-in-code",
	"city/places",
	"finished/finished-pages",
	"finished/page-bytes",
	"finished/store",
	"messages",
	"pilot/effect",
	"notifications/wording",
	"pages/fonts",
	"queue/afar-days",
	"platform/file-lock",
	"platform/html-of",
	"simulation/compare",
	"simulation/suggest",
	"simulation/tables",
	"typed-text",
];

const unit: Part = async (folder, rest) => {
	let sum = NOTHING;
	for (const [index, zone] of ZONES.entries()) {
		console.log(`Server zone ${zone}:`);
		const once = ZONELESS.flatMap((name) => [
			"--exclude",
			`tests/unit/${name}.test.ts`,
		]);
		// Of a single file of these nothing is left.
		const args = index === 0 ? [] : [...once, "--passWithNoTests"];
		sum = add(
			sum,
			await vitest("unit", folder, [...rest, ...args], { TZ: zone }),
		);
	}
	return sum;
};

/** One more than there are processors: its tests wait now and then, for mails, databases and processes. */
const integration: Part = (folder, rest) =>
	vitest(
		"integration",
		folder,
		[`--maxWorkers=${availableParallelism() + 1}`, ...rest],
		{ TZ: "UTC" },
	);

const e2e: Part = async (folder, rest) => {
	try {
		return await endToEnd((name) => makeReady(folder, name), folder, rest);
	} catch (error) {
		complain(error);
		return { ...NOTHING, failed: 1 };
	}
};

const ready = new Map<string, Promise<Served>>();
let lastOne: Promise<unknown> = Promise.resolve();

/** One after the other: the first one finds the application built, and no two the same port. */
function makeReady(folder: string, name: string): Promise<Served> {
	const known = ready.get(name);
	if (known) return known;
	const served = lastOne.then(async () => {
		process.env.APP_ENV = "test";
		readySettings();
		await build();
		return await serveBuilt(path.join(folder, name));
	});
	lastOne = served.catch(() => {});
	ready.set(name, served);
	return served;
}

export const PARTS: Readonly<Record<string, Part>> = {
	check,
	unit,
	integration,
	e2e,
};

/**
 * What a later part needs can be made while this one runs: a browser waits for the network, building keeps one
 * processor busy, and the tests of integration wait now and then. To be called once the part runs, for it changes the
 * settings of this process.
 */
export function prepareBeside(name: string, folder: string): void {
	// What went wrong is told by the part that needs it.
	if (name === "check") findBrowser().catch(() => {});
	if (name === "integration")
		for (const projects of RUNS)
			makeReady(folder, nameOf(projects)).catch(() => {});
}

async function vitest(
	project: string,
	folder: string,
	rest: readonly string[],
	environment: Readonly<Record<string, string>>,
): Promise<Tally> {
	const report = path.join(folder, `${project}.json`);
	// Where nothing is left to run none is written, and that of the zone before is not this one's.
	rmSync(report, { force: true });
	const { code } = await runTool(
		"vitest/vitest.mjs",
		[
			...["run", "--project", project, "--reporter=default", "--reporter=json"],
			...[`--outputFile.json=${report}`, ...rest],
		],
		environment,
		true,
	);
	return withExit(`Vitest (${project})`, vitestTally(report), code);
}
