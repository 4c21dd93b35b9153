import { log } from "./log.ts";

/**
 * Does something now and then again and again, never twice at a time. A failure is logged and the next
 * turn tries again.
 * @param what for the log
 * @returns stops it: no further turn begins, the one under way is told by the signal and waited for
 */
export function repeat(
	what: string,
	milliseconds: number,
	task: (stopping: AbortSignal) => Promise<unknown>,
): () => Promise<void> {
	const stopping = new AbortController();
	let timer: NodeJS.Timeout | undefined;
	let turn = Promise.resolve();
	const begin = () => {
		turn = once(what, task, stopping.signal).then(() => {
			if (!stopping.signal.aborted) timer = setTimeout(begin, milliseconds);
		});
	};
	begin();
	return async () => {
		stopping.abort();
		clearTimeout(timer);
		await turn;
	};
}

async function once(
	what: string,
	task: (stopping: AbortSignal) => Promise<unknown>,
	signal: AbortSignal,
): Promise<void> {
	try {
		await task(signal);
	} catch (error) {
		log().error({ error }, `${what} failed`);
	}
}
