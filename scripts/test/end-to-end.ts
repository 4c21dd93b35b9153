import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { freePort } from "#lib/db/embedded/binaries.ts";
import { startEmbedded } from "#lib/db/embedded/cluster.ts";
import { registerShutdown } from "#lib/runtime/shutdown.ts";
import { runTool } from "#scripts/setup/tool.ts";
import { findBrowser } from "#scripts/test/browser.ts";
import { checkWithNu } from "#scripts/test/nu.ts";
import { runsOf } from "#scripts/test/runs.ts";
import { serveForTests } from "#scripts/test/serve.ts";
import {
	add,
	NOTHING,
	playwrightTally,
	type Tally,
	withExit,
	withSome,
} from "#scripts/test/tally.ts";

/** A Tuesday with a city full of open stations. */
const CLOCK = "2026-11-24T10:00:00+01:00";

/** The application as it is served, waiting at CLOCK. */
export interface Served {
	environment: Readonly<Record<string, string>>;
	log: string;
}

/** The built application with its own database and clock. */
export async function serveBuilt(folder: string): Promise<Served> {
	mkdirSync(folder);
	// The database user passes through it.
	chmodSync(folder, 0o711);
	const port = await freePort();
	const dataDir = path.join(folder, "data");
	const database = await startEmbedded({ dataDir, throwAway: true });
	registerShutdown(() => database.remove());
	const environment = {
		APP_ENV: "test",
		APP_NOW: CLOCK,
		BASE_URL: `http://localhost:${port}`,
		DATABASE_URL: database.url(),
		DATA_DIR: dataDir,
		HOST: "127.0.0.1",
		NODE_ENV: "production",
		// The tests change the database and look at once.
		PAGE_AGE_MS: "0",
		PORT: String(port),
		SMTP_URL: "",
	};
	const log = path.join(folder, "server.log");
	await serveForTests(environment, log);
	await closeWaitingRoom(environment.DATABASE_URL);
	return { environment, log };
}

/** The tests press on a slow machine, too, and are to meet the pages. What waits is tested in a run of its own. */
async function closeWaitingRoom(databaseUrl: string): Promise<void> {
	const client = new pg.Client(databaseUrl);
	await client.connect();
	await client.query("UPDATE crowd_room SET mode = 'off'");
	await client.end();
}

/**
 * Browsers that visit it. The runs take place beside each other, whatever becomes of the other one: a failed test hides
 * no other.
 * @param serve starts what a run of that name visits
 */
export async function endToEnd(
	serve: (name: string) => Promise<Served>,
	folder: string,
	args: readonly string[],
): Promise<Tally> {
	const { runs, rest } = runsOf(args);
	const browser = await findBrowser();
	const tallies = await Promise.all(
		runs.map(async (projects) => {
			const name = nameOf(projects);
			return visit(await serve(name), {
				name,
				projects,
				rest,
				browser,
				folder,
			});
		}),
	);
	return withSome(tallies.reduce(add, NOTHING));
}

export const nameOf = (projects: readonly string[]) => projects.join("-");

async function visit(
	{ environment, log }: Served,
	{
		name,
		projects,
		rest,
		browser,
		folder,
	}: {
		name: string;
		projects: readonly string[];
		rest: readonly string[];
		browser: string;
		folder: string;
	},
): Promise<Tally> {
	// From here the clock of the server and of the tests is one (lib/runtime/clock.ts).
	writeFileSync(path.join(environment.DATA_DIR ?? "", "app-now"), CLOCK);
	const report = path.join(folder, `${name}.json`);
	const pages = path.join(folder, `${name}-pages`);
	const { code } = await runTool(
		"@playwright/test/cli.js",
		[
			...["test", "--reporter=list,json", "--pass-with-no-tests"],
			// Playwright empties it first: one run would throw away what the other one left of its failures.
			`--output=test-results/${name}`,
			...projects.map((project) => `--project=${project}`),
			...rest,
		],
		{
			...environment,
			CHROMIUM_PATH: browser,
			PAGES_FOLDER: pages,
			NODE_OPTIONS: `--import=${path.resolve("scripts/server-only.mjs")}`,
			// Node reads TypeScript by itself. Playwright's own way takes four times the work where it has not run before.
			PW_DISABLE_TS_ESM: "1",
			PLAYWRIGHT_JSON_OUTPUT_NAME: report,
		},
		true,
	);
	if (code !== 0) showErrors(log);
	return add(
		withExit(`Browser tests (${name})`, playwrightTally(report), code),
		await checkWithNu(pages),
	);
}

/** What the server said beside its access log, and which requests it failed at, to explain a failed test. */
function showErrors(log: string): void {
	const lines = readFileSync(log, "utf8").split("\n");
	const said = lines.filter(
		(line) =>
			!line.startsWith('{"level":"info"') || /"status":5\d\d/.test(line),
	);
	console.error(`The server said:\n${said.join("\n")}`);
}
