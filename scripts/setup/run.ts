import { EnvError } from "#lib/env.ts";
import { Fault } from "#lib/fault.ts";
import { shutDown } from "#lib/shutdown.ts";

/** Runs a script's work to its end and ends what it started; what the operator can put right is a message, not a stack trace. */
export async function run(work: () => Promise<unknown>): Promise<void> {
	try {
		await work();
	} catch (error) {
		complain(error);
		process.exitCode = 1;
	}
	for (const failure of await shutDown()) complain(failure);
	// Not waiting for idle connections of libraries.
	process.exit();
}

export function complain(error: unknown): void {
	if (error instanceof EnvError) {
		console.error("Some settings need attention (see .env.example):");
		for (const problem of error.problems) console.error(`  ${problem}`);
	} else if (error instanceof Fault) {
		console.error(error.message);
	} else console.error(error);
}
