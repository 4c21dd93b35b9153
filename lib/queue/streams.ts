import "server-only";
import { onGlobal } from "#lib/global.ts";
import { watchStation } from "./live.ts";

/** Shorter than proxies cut a silent connection. */
const HEARTBEAT_MS = 15_000;
/** A session that has ended, a device that was taken away: so long its stream may go on. */
const CHECK_MS = 30_000;
/** One screen or phone; several tabs, and those that a lost network has left behind. */
const AT_ONCE = 10;
/** EventSource waits so long before it tries again. */
const RETRY_MS = 2_000;

export interface Listener {
	stationId: number;
	/** Who it is; each may have some streams, not any number. */
	name: string;
	/** Whether they still may; asked again and again. */
	mayListen(): Promise<boolean>;
}

interface Open {
	name: string;
	close(): void;
}

/** All open streams of this process, so that a server that ends can end them. */
const openStreams = () => onGlobal("live-streams", () => new Set<Open>());

export function countStreams(): number {
	return openStreams().size;
}

/** The server ends: whoever listens connects again, to its successor. */
export function endStreams(): void {
	for (const stream of [...openStreams()]) stream.close();
}

/**
 * Server-sent events of a station: "changed" whenever its queue did, with the server's time, and nothing else; what
 * changed each screen asks for itself, with what it may know. Whoever connects again loads its page anew, so nothing
 * is missed in between. Null: too many of them at once.
 */
export function streamOf(
	{ stationId, name, mayListen }: Listener,
	signal: AbortSignal,
	clock: () => Temporal.Instant,
): ReadableStream<Uint8Array> | null {
	const streams = openStreams();
	const own = [...streams].filter((stream) => stream.name === name);
	if (own.length >= AT_ONCE) return null;
	let end = () => {};
	return new ReadableStream<Uint8Array>({
		start(controller) {
			const encoder = new TextEncoder();
			const send = (text: string) => {
				// Nobody reads any more, and what waits for them must not pile up.
				if ((controller.desiredSize ?? 0) < -100) return end();
				controller.enqueue(encoder.encode(text));
			};
			const tell = () =>
				send(
					`event: changed\ndata: ${JSON.stringify({ at: clock().epochMilliseconds })}\n\n`,
				);
			const unwatch = watchStation(stationId, tell);
			const beating = setInterval(() => send(":\n\n"), HEARTBEAT_MS);
			const checking = setInterval(async () => {
				// Whether they may cannot be told just now: they go on until it can.
				if (!(await mayListen().catch(() => true))) end();
			}, CHECK_MS);
			const open: Open = { name, close: () => end() };
			end = () => {
				end = () => {};
				unwatch();
				clearInterval(beating);
				clearInterval(checking);
				streams.delete(open);
				signal.removeEventListener("abort", open.close);
				try {
					controller.close();
				} catch {
					// The reader has gone first.
				}
			};
			streams.add(open);
			signal.addEventListener("abort", open.close);
			send(`retry: ${RETRY_MS}\n\n`);
			if (signal.aborted) end();
		},
		cancel() {
			end();
		},
	});
}
