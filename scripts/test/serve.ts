import { spawn } from "node:child_process";
import { openSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Fault } from "#lib/fault.ts";
import { registerShutdown } from "#lib/shutdown.ts";

const PATIENCE_MS = 120_000;

/** Runs scripts/start.ts as a process of its own until this one ends. Its log stays in a file. */
export async function serveForTests(
	environment: Readonly<Record<string, string>>,
	logFile: string,
): Promise<void> {
	const out = openSync(logFile, "a");
	const server = spawn(
		process.execPath,
		[`--import=${path.resolve("scripts/server-only.mjs")}`, "scripts/start.ts"],
		{
			env: { ...process.env, ...environment }, // By the closing channel it notices that we are gone, however we ended.
			stdio: ["ignore", out, out, "ipc"],
		},
	);
	const ended = new Promise<void>((resolve) => {
		server.once("exit", () => resolve());
	});
	registerShutdown(async () => {
		server.kill();
		await ended;
	});
	const until = Date.now() + PATIENCE_MS;
	while (Date.now() < until && server.exitCode === null) {
		if (await answers(`${environment.BASE_URL}/api/health`)) return;
		await wait(200);
	}
	throw new Fault(
		`The application did not start:\n${readFileSync(logFile, "utf8")}`,
	);
}

async function answers(url: string): Promise<boolean> {
	try {
		return (await fetch(url)).ok;
	} catch {
		return false;
	}
}
