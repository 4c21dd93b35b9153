import { spawn } from "node:child_process";
import { openSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Fault } from "#lib/fault.ts";
import { registerShutdown } from "#lib/runtime/shutdown.ts";
import { memoryArgs, memoryEnvironment } from "#scripts/memory.mjs";

const PATIENCE_MS = 120_000;

/** Runs scripts/start.ts as a process of its own until this one ends. Its log stays in a file. */
export function serveForTests(
	environment: Readonly<Record<string, string>>,
	logFile: string,
	isReady = () => answers(`${environment.BASE_URL}/api/health`),
): Promise<number> {
	return serve(
		[
			...memoryArgs(process.env),
			`--import=${path.resolve("scripts/server-only.mjs")}`,
			"scripts/start.ts",
		],
		{ ...memoryEnvironment, ...environment },
		isReady,
		logFile,
	);
}

/**
 * Runs a server on this Node until this process ends.
 * @returns its process id
 */
export async function serve(
	args: readonly string[],
	environment: Readonly<Record<string, string>>,
	isReady: () => Promise<boolean>,
	logFile: string,
): Promise<number> {
	const out = openSync(logFile, "a");
	const server = spawn(process.execPath, args, {
		env: { ...process.env, ...environment },
		// By the closing channel it notices that we are gone, however we ended.
		stdio: ["ignore", out, out, "ipc"],
	});
	const ended = new Promise<void>((resolve) => {
		server.once("exit", () => resolve());
	});
	registerShutdown(async () => {
		server.kill();
		await ended;
	});
	const until = Date.now() + PATIENCE_MS;
	while (Date.now() < until && server.exitCode === null) {
		if (await isReady()) return server.pid ?? 0;
		await wait(200);
	}
	throw new Fault(
		`The application did not start:\n${readFileSync(logFile, "utf8")}`,
	);
}

/** Whether something is there already that answers with 200. */
export async function answers(url: string): Promise<boolean> {
	try {
		return (await fetch(url)).ok;
	} catch {
		return false;
	}
}
