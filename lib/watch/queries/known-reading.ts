import "server-only";
import { now } from "#lib/runtime/clock.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import type { Reading } from "#lib/watch/watch.ts";
import { readFigures } from "./read-figures.ts";

interface Known {
	last: Reading | null;
	/** Monotonic milliseconds: when it began. */
	begunAt: number;
	/** Epoch milliseconds of `now()`: when the database last answered. */
	answeredAt: number | null;
	underWay: Promise<void> | null;
}

const known = () =>
	onGlobal(
		"known-reading",
		(): Known => ({
			last: null,
			begunAt: Number.NEGATIVE_INFINITY,
			answeredAt: null,
			underWay: null,
		}),
	);

/**
 * How the house stands, as this process has read it at most so many milliseconds ago; whoever asks meanwhile gets the
 * same. It never fails: a database that is away is part of what is found.
 */
export async function readingWithin(milliseconds: number): Promise<Reading> {
	const { begunAt } = known();
	if (performance.now() - begunAt > milliseconds || known().last === null)
		await readAgain();
	return known().last as Reading;
}

/** The last one, without asking. */
export const lastReading = (): Reading | null => known().last;

export const databaseAnsweredAt = (): number | null => known().answeredAt;

/** One at a time; whoever comes meanwhile waits for the same. */
function readAgain(): Promise<void> {
	const state = known();
	state.underWay ??= (async () => {
		const begunAt = performance.now();
		const reading = await readFigures(now());
		state.last = reading;
		state.begunAt = begunAt;
		if (reading.answeredIn !== null) state.answeredAt = reading.at;
	})().finally(() => {
		state.underWay = null;
	});
	return state.underWay;
}
