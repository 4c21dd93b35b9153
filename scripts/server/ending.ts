import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { closeLiveQueue } from "#lib/queue/live/queries/live.ts";
import { endStreams } from "#lib/queue/live/queries/streams.ts";
import { isEnding } from "#lib/runtime/shutdown.ts";

/** Requests under way may take this long when the process ends. */
const FINISH_MS = 10_000;
/** So long a busy process looks for a moment in which nobody waits to be let in. */
const QUIET_MS = 2_000;

/** Whoever keeps a connection is to make the next one with a process that stays. */
export function partAfter(
	_request: IncomingMessage,
	response: ServerResponse,
): void {
	if (isEnding()) response.shouldKeepAlive = false;
}

/**
 * Ends a server so that no request is lost: for a while it answers as before, while /api/health tells balancers to go
 * elsewhere and each answer ends its connection (partAfter). Then it lets nobody in any more, and requests finish.
 */
export async function endServing(
	server: Server,
	drainSeconds: number,
): Promise<void> {
	await wait(drainSeconds * 1_000);
	await quietMoment(server);
	const closed = new Promise<void>((resolve) => server.close(() => resolve()));
	const close = () => {
		// These would never end by themselves.
		endStreams();
		// A kept connection becomes idle when its request ends.
		server.closeIdleConnections();
	};
	close();
	const closing = setInterval(close, 100);
	const cutting = setTimeout(() => server.closeAllConnections(), FINISH_MS);
	await closed;
	clearInterval(closing);
	clearTimeout(cutting);
	await closeLiveQueue();
}

/**
 * Resolves right after a turn of the event loop that was short and in which nobody came. Where processes share a port,
 * Linux has already given to this one who waits to be let in, and closing it would send them away.
 */
async function quietMoment(server: Server): Promise<void> {
	let came = true;
	const come = () => {
		came = true;
	};
	server.on("connection", come);
	const until = performance.now() + QUIET_MS;
	for (let turn = Number.POSITIVE_INFINITY; came || turn > 1; ) {
		const began = performance.now();
		if (began > until) break;
		came = false;
		await new Promise(setImmediate);
		turn = performance.now() - began;
	}
	server.off("connection", come);
}
