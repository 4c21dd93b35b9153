import { spawn } from "node:child_process";
import path from "node:path";
import { registerShutdown } from "#lib/shutdown.ts";

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
		registerShutdown(() => void child.kill());
		child.on("error", reject);
		child.on("close", (code) => resolve({ code: code ?? 1, output }));
	});
}
