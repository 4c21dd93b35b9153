/** Fewer answers than this say nothing: one page that is made for the first time takes a second. */
const FEWEST_ANSWERS = 20;
/** What this share of all answers is faster than counts. */
const SHARE = 0.95;
/** Of the time in which the event loop worked: the rest is room for what comes at once. */
const MOST_BUSY = 0.9;
/** Of the bound: people should not wait as long as is just borne. */
const WELL_UNDER = 0.6;

/** What a server measured in the last seconds. */
export interface Measured {
	/** Milliseconds of what was rendered or written, and of what is still under way. */
	answers: readonly number[];
	/** How late the event loop was, in milliseconds, second by second (95th percentile of each). */
	delays: readonly number[];
	/** Which share of the time the event loop worked. */
	busy: number;
}

/**
 * How a server stands: 1 is as much as it can bear, above it presses. Time to answer and the loop's delay say that it is
 * too late already, the loop's work that it soon will be.
 * @param bound the time to answer that is borne, in milliseconds
 */
export function loadOf(
	{ answers, delays, busy }: Measured,
	bound: number,
): number {
	const time = answers.length < FEWEST_ANSWERS ? 0 : percentile(answers, SHARE);
	return Math.max(
		time / bound,
		percentile(delays, 0.5) / bound,
		// By themselves they never press: a loop that always works and answers in time is well used.
		Math.min(1, busy / MOST_BUSY),
		Math.min(1, time / (bound * WELL_UNDER)),
	);
}

export const presses = (load: number): boolean => load > 1;

/** @returns 0 of nothing */
export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
}
