import { format, stripVTControlCharacters } from "node:util";
import { log } from "#lib/runtime/log.ts";

const LEVELS = {
	debug: "debug",
	log: "info",
	info: "info",
	warn: "warn",
	error: "error",
	trace: "debug",
} as const;

/**
 * One JSON object a line, whoever speaks: this program, Next, the job library or Node itself. A person at a terminal
 * reads sentences. What the operator has to put right goes to standard error as it is (scripts/setup/run.ts).
 */
export function speakJson(isRead = process.stdout.isTTY): void {
	if (isRead) return;
	for (const [method, level] of Object.entries(LEVELS))
		Object.assign(console, {
			[method]: (...said: readonly unknown[]) => {
				const error = said.find((one) => one instanceof Error);
				const text = said.filter((one) => one !== error);
				log()[level](error ? { error } : {}, inOneLine(text));
			},
		});
	process.removeAllListeners("warning");
	process.on("warning", (error) => log().warn({ error }, "warning of Node"));
}

/** Without the colours that Next gives its sentences. */
const inOneLine = (said: readonly unknown[]): string =>
	stripVTControlCharacters(format(...said)).trim();
