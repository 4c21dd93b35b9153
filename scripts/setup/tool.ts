import { spawn } from "node:child_process";
import { constants } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { registerShutdown } from "#lib/runtime/shutdown.ts";

/**
 * Runs a package's command on this Node to its end, and ends it with this process.
 * @param tool its file below node_modules
 * @param show prints while it runs, otherwise what it said is only returned
 */
export async function runTool(
	tool: string,
	args: readonly string[],
	environment: Readonly<Record<string, string>> = {},
	show = false,
): Promise<{ code: number; output: string }> {
	return await new Promise((resolve, reject) => {
		const child = spawn(
			process.execPath,
			[path.join("node_modules", tool), ...args],
			{
				env: { ...process.env, ...environment },
				stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
			},
		);
		let output = "";
		for (const stream of [child.stdout, child.stderr]) {
			stream?.on("data", (chunk) => {
				output += chunk;
			});
		}
		const closed = new Promise<void>((done) => child.once("close", done));
		registerShutdown(async () => {
			// Vitest and Playwright end in order what they started.
			if (child.kill("SIGINT")) await Promise.race([closed, wait(5_000)]);
		});
		child.on("error", reject);
		// As a shell says it: 137 was killed from outside.
		child.on("close", (code, signal) =>
			resolve({
				code: code ?? 128 + (signal ? constants.signals[signal] : 0),
				output,
			}),
		);
	});
}
