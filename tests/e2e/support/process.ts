import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { expect } from "@playwright/test";

/** A further process of the application, on the run's database. */
export interface Process {
	/** Its port is open, and it has said so. */
	ready(): Promise<void>;
	/** @returns its exit code; null when the signal ended it */
	end(signal: NodeJS.Signals): Promise<number | null>;
}

/**
 * Starts one as an operator does, with these settings besides the run's.
 * @param logFile where what it says is kept
 */
export async function startProcess(
	settings: Readonly<Record<string, string>>,
	logFile: string,
): Promise<Process> {
	const log = await open(logFile, "w");
	const child = spawn(process.execPath, ["scripts/start.ts"], {
		cwd: path.resolve("."),
		env: { ...process.env, ...settings },
		// By the closing channel it notices that the test is over, however that ended.
		stdio: ["ignore", log.fd, log.fd, "ipc"],
	});
	const ended = once(child, "exit") as Promise<[number | null]>;
	await log.close();
	return {
		ready: () =>
			expect
				.poll(() => readFileSync(logFile, "utf8"), { timeout: 90_000 })
				.toContain("is ready"),
		end: async (signal) => {
			child.kill(signal);
			const [code] = await ended;
			return code;
		},
	};
}
