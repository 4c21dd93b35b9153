import type { Beat, Sweep } from "#lib/watch/watch.ts";

/** A process says every fifteen seconds that it runs; whoever has been silent for so long does not. */
export const SILENT_SECONDS = 60;
/** A round may take its time, and wait for another process. */
const SLACK_SECONDS = 120;

export const isRunning = ({ seenAgo }: Beat): boolean =>
	seenAgo <= SILENT_SECONDS;

const works = ({ serve }: Beat): boolean => serve !== "pages";

/** Whether the work is done, as far as anybody knows. */
export type WorkState =
	| { is: "done" }
	/** Some of it has not been done for longer than it should. */
	| { is: "late"; sweeps: readonly string[]; forSeconds: number }
	/** No process does any of it; null: nor is it known when one last did. */
	| { is: "nobody"; forSeconds: number | null }
	| { is: "unknown" };

/**
 * @param beats left out: they could not be read. None at all is what a crash of the database leaves for some seconds: it
 *   is not known then whether anybody works.
 */
export function workState(
	beats: readonly Beat[] | undefined,
	sweeps: readonly Sweep[] | undefined,
): WorkState {
	if (!beats || beats.length === 0) return { is: "unknown" };
	const workers = beats.filter(works);
	const running = workers.filter(isRunning);
	if (running.length === 0) {
		const seen = workers.map(({ seenAgo }) => seenAgo);
		return {
			is: "nobody",
			forSeconds: seen.length > 0 ? Math.min(...seen) : null,
		};
	}
	if (!sweeps || sweeps.length === 0) return { is: "unknown" };
	const began = Math.max(...running.map(({ startedAgo }) => startedAgo));
	const late = sweeps
		.map((sweep) => ({ ...sweep, lateBy: lateBy(sweep, began) }))
		.filter((sweep) => sweep.lateBy > 0);
	return late.length === 0
		? { is: "done" }
		: {
				is: "late",
				sweeps: late.map(({ name }) => name),
				forSeconds: Math.max(...late.map((one) => one.lateBy)),
			};
}

/** Seconds beyond what is borne; what nobody has done yet counts from when the work began. */
function lateBy({ minutes, doneAgo }: Sweep, began: number): number {
	const borne = minutes * 60 * 2 + SLACK_SECONDS;
	return Math.max(0, (doneAgo ?? began) - borne);
}
