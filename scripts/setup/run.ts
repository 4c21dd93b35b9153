import { inspect } from "node:util";
import { Fault } from "#lib/fault.ts";
import { EnvError } from "#lib/runtime/env.ts";
import { shutDown } from "#lib/runtime/shutdown.ts";

/** A second signal within this time is the first one again: Ctrl+C reaches us directly and through npm. */
const SAME_SIGNAL_MS = 1_000;

/**
 * Runs a script until its work or a signal ends it, then ends in order what it started. What the
 * operator can put right is a message, not a stack trace. A second signal ends the process at once.
 * @param work is given a promise that settles when a signal came
 */
export async function run(
	work: (stopped: Promise<void>) => Promise<unknown>,
): Promise<void> {
	const stopped = signal();
	let code = 0;
	try {
		await Promise.race([work(stopped), stopped]);
	} catch (error) {
		complain(error);
		code = 1;
	}
	for (const failure of await shutDown()) complain(failure);
	// A script may have set an exit code of its own. Not waiting for idle connections of libraries.
	process.exit(code || process.exitCode);
}

function signal(): Promise<void> {
	return new Promise((resolve) => {
		let first = 0;
		const stop = () => {
			first ||= Date.now();
			if (Date.now() - first > SAME_SIGNAL_MS) process.exit(1);
			resolve();
		};
		for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, stop);
		// scripts/run.mjs was killed and cannot pass a signal on any more.
		process.once("disconnect", stop);
	});
}

export function complain(error: unknown): void {
	const lines =
		error instanceof EnvError
			? [
					"Some settings need attention (.env.example explains them):",
					...error.problems.map((problem) => `  ${problem}`),
				]
			: [error instanceof Fault ? error.message : inspect(error)];
	process.stderr.write(`${lines.join("\n")}\n`);
}
