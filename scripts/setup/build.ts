import { createHash, type Hash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Fault } from "#lib/fault.ts";
import { withLock } from "#lib/runtime/file-lock.mjs";
import { isPackaged } from "#lib/runtime/packaged.mjs";
import { runTool } from "#scripts/setup/tool.ts";

/** Everything else in the checkout may end up in the built application. */
const NOT_BUILT = new Set([
	...[
		"node_modules",
		".next",
		"data",
		".git",
		".ci",
		"tests",
		"docs",
		"scripts",
		"bench",
		// Read when the application starts: one build serves every city.
		"cities",
		"deploy",
	],
	...[
		"test-results",
		"playwright-report",
		"generated",
		"migrations",
		"seed",
		".env",
	],
	...["next-env.d.ts", "tsconfig.tsbuildinfo"],
	...["playwright.config.ts", "vitest.config.ts"],
]);
/** Pages to read, and what next-intl writes beside the messages. */
const NOT_SOURCE = /\.(md|d\.json\.ts)$/;
const STAMP = ".next/built-from";

const LOCK = "node_modules/.building";
const PATIENCE_SECONDS = 600;

/**
 * With this key Next would encrypt what server actions close over, were it not given another one when it runs
 * (scripts/setup/environment.ts). It is no secret: the same sources become the same build everywhere, and forms that a
 * page of the last version sent find their action in this one.
 */
const BUILD_KEY = Buffer.alloc(32, "built without a secret").toString("base64");

/** Builds the application unless the last build was made of the same sources. Needs no setting; a package is built. */
export async function build(): Promise<void> {
	if (isPackaged()) return;
	await withLock(LOCK, PATIENCE_SECONDS, buildIfChanged);
}

async function buildIfChanged(): Promise<void> {
	const sources = hashOfSources();
	if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === sources) return;
	console.log(
		"Building the pages (a minute or so, only when sources changed) …",
	);
	const { code, output } = await runTool("next/dist/bin/next", ["build"], {
		NODE_ENV: "production",
		NEXT_TELEMETRY_DISABLED: "1",
		// Who builds here once more is changing things, and will again: then it pays to keep what was compiled.
		BUILT_BEFORE: existsSync(STAMP) ? "true" : "",
		// Machines that build the same serve each other's pages.
		BUILD_ID: sources.slice(0, 20),
		NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: BUILD_KEY,
	});
	if (code !== 0) throw new Fault(`The build failed:\n${output}`);
	writeFileSync(STAMP, sources);
}

function hashOfSources(): string {
	const hash = createHash("sha256");
	addFolder(hash, ".");
	return hash.digest("hex");
}

function addFolder(hash: Hash, folder: string): void {
	const entries = readdirSync(folder, { withFileTypes: true })
		.filter(({ name }) => !NOT_BUILT.has(name) && !NOT_SOURCE.test(name))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
	for (const entry of entries) {
		const file = path.join(folder, entry.name);
		if (entry.isDirectory()) addFolder(hash, file);
		else if (entry.isFile()) hash.update(file).update(readFileSync(file));
	}
}
