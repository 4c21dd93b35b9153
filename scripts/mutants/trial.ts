import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { registerShutdown } from "#lib/runtime/shutdown.ts";
import type { FoundBy, Part } from "#scripts/mutants/mutant.ts";
import type { Sandbox } from "#scripts/mutants/sandbox.ts";
import { NOTHING, type Tally } from "#scripts/test/tally.ts";

export interface Trial {
	tally: Tally;
	/** All that was said, for when it is not what was expected. */
	output: string;
	seconds: number;
}

/** The tests that have to notice it, of one part. */
export async function runTests(
	sandbox: Sandbox,
	part: Part,
	wanted: readonly FoundBy[],
): Promise<Trial> {
	const startedAt = performance.now();
	const report = path.join(sandbox.temporary, "tally.json");
	rmSync(report, { force: true });
	const output = await runNode(sandbox, [
		...["scripts/mutants/try-part.ts", report, part],
		...argumentsFor(part, wanted),
	]);
	const tally = existsSync(report)
		? (JSON.parse(readFileSync(report, "utf8")) as Tally)
		: NOTHING;
	const seconds = Math.round((performance.now() - startedAt) / 1000);
	return { tally, output, seconds };
}

function argumentsFor(part: Part, wanted: readonly FoundBy[]): string[] {
	const files = [...new Set(wanted.map(({ test }) => test))];
	const titles = wanted.flatMap(({ title }) => title ?? []);
	const pattern = titles.map((title) => RegExp.escape(title)).join("|");
	const named = titles.length < wanted.length ? [] : [pattern];
	if (part !== "e2e") return [...files, ...named.flatMap((n) => ["-t", n])];
	const projects = new Set(
		wanted.map(({ project = "chromium" }) => `--project=${project}`),
	);
	return [...files, ...projects, ...named.flatMap((n) => ["-g", n])];
}

/** What it said. Like every script it runs as scripts/run.mjs would start it, and ends with this process. */
function runNode(
	{ checkout, temporary }: Sandbox,
	args: readonly string[],
): Promise<string> {
	return new Promise((resolve, reject) => {
		const child = spawn(
			process.execPath,
			["--import", path.join(checkout, "scripts/server-only.mjs"), ...args],
			{
				cwd: checkout,
				env: { ...process.env, TMPDIR: temporary },
				stdio: ["ignore", "pipe", "pipe", "ipc"],
			},
		);
		let output = "";
		for (const stream of [child.stdout, child.stderr])
			stream?.on("data", (chunk) => {
				output += chunk;
			});
		const closed = new Promise<void>((done) => child.once("close", done));
		registerShutdown(async () => {
			if (child.kill()) await closed;
		});
		child.on("error", reject);
		child.on("close", () => resolve(output));
	});
}
