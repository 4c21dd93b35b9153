import "server-only";
import { setImmediate } from "node:timers/promises";
import { onGlobal } from "#lib/runtime/global.ts";

/** So many wait; whoever comes then is told that it is busy instead of waiting for half a minute. */
const MOST_WAITING = 4;

interface Line {
	length: number;
	last: Promise<unknown>;
}

/**
 * Days on paper take a whole processor for seconds: several at once would leave nothing of this process to those who
 * book. Null: so many wait already.
 */
export async function oneAtATime<Value>(
	work: () => Promise<Value>,
): Promise<Value | null> {
	const line = onGlobal(
		"days-on-paper",
		(): Line => ({ length: 0, last: Promise.resolve() }),
	);
	if (line.length > MOST_WAITING) return null;
	line.length += 1;
	const mine = line.last.then(work).finally(() => {
		line.length -= 1;
	});
	// What fails is told to whoever asked, and the next one begins all the same.
	line.last = mine.catch(() => null);
	return mine;
}

/** Whoever else asks this process is answered in between. */
export async function inPieces<Value>(
	work: Generator<void, Value>,
): Promise<Value> {
	for (;;) {
		const step = work.next();
		if (step.done) return step.value;
		await setImmediate();
	}
}
