import { onGlobal } from "./global.ts";

type Step = () => Promise<void> | void;

function steps(): Step[] {
	return onGlobal("shutdown", () => []);
}

const ending = () => onGlobal("ending", () => ({ begun: false }));

/** Whether this process has been told to end. It still answers whoever comes for a while. */
export const isEnding = (): boolean => ending().begun;

/** Registers what must be ended with the process; the last registered ends first. */
export function registerShutdown(step: Step): void {
	steps().push(step);
}

/** Ends everything in turn; one that fails does not keep the others from ending. */
export async function shutDown(): Promise<unknown[]> {
	const failures: unknown[] = [];
	ending().begun = true;
	for (let step = steps().pop(); step; step = steps().pop()) {
		try {
			await step();
		} catch (failure) {
			failures.push(failure);
		}
	}
	return failures;
}
