import "server-only";
import { onGlobal } from "#lib/runtime/global.ts";
import { watchSessions, watchStation } from "./live.ts";
import type { Reader } from "./readers.ts";

/** Shorter than proxies cut a silent connection, and than a page takes silence for a loss (public/scripts/stream.js). */
const HEARTBEAT_MS = 8_000;
/** A session that ran out, a device that was taken away: so long its stream may go on. One that is ended is told at once. */
const CHECK_MS = 30_000;
/** One screen, phone or session; several browsers of one, and streams that a lost network has left behind. */
const AT_ONCE = 10;
/** EventSource waits so long before it tries again. */
const RETRY_MS = 2_000;

export interface Listener {
	/** As the page calls it. */
	topic: string;
	stationId: number;
	/** Who it is; each may have some streams, not any number. */
	name: string;
	/** Of staff: told at once when it has ended. */
	sessionId?: string;
	/** To be told of what nobody else reads. */
	reader?: Reader;
	/** Whether they still may; asked again and again. */
	mayListen(): Promise<boolean>;
}

interface Open {
	names: readonly string[];
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
 * Server-sent events for all that one browser's tabs show: "joined" with the topics it is about and those that were
 * refused, "changed" whenever a topic's queue did, with the server's time and nothing else (what changed each page asks
 * for itself, with what it may know), "refused" when one is over, "beat" so that silence can be told from a loss.
 * Whoever connects again loads its page anew, so nothing is missed in between. Null: too many of them at once.
 */
export function streamOf(
	listeners: readonly Listener[],
	refused: readonly string[],
	signal: AbortSignal,
	clock: () => Temporal.Instant,
): ReadableStream<Uint8Array> | null {
	const streams = openStreams();
	const names = [...new Set(listeners.map(({ name }) => name))];
	const hasTooMany = names.some(
		(name) =>
			[...streams].filter((stream) => stream.names.includes(name)).length >=
			AT_ONCE,
	);
	if (hasTooMany) return null;
	let end = () => {};
	return new ReadableStream<Uint8Array>({
		start(controller) {
			const encoder = new TextEncoder();
			const write = (text: string) => {
				// Nobody reads any more, and what waits for them must not pile up.
				if ((controller.desiredSize ?? 0) < -100) return end();
				controller.enqueue(encoder.encode(text));
			};
			const send = (event: string, data: object) =>
				write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
			const watched = new Map<Listener, () => void>();
			const beating = setInterval(() => send("beat", {}), HEARTBEAT_MS);
			const check = async (isMeant = (_: Listener) => true) => {
				for (const [listener, unwatch] of [...watched]) {
					if (!isMeant(listener)) continue;
					// Whether they may cannot be told just now: they go on until it can.
					if (await listener.mayListen().catch(() => true)) continue;
					if (!watched.delete(listener)) continue;
					unwatch();
					send("refused", { topic: listener.topic });
				}
				if (watched.size === 0) end();
			};
			const checking = setInterval(() => check(), CHECK_MS);
			const unwatchSessions = watchSessions((ids) =>
				check(
					({ sessionId }) =>
						sessionId !== undefined && (ids === null || ids.has(sessionId)),
				),
			);
			const open: Open = { names, close: () => end() };
			end = () => {
				end = () => {};
				for (const unwatch of watched.values()) unwatch();
				watched.clear();
				clearInterval(beating);
				clearInterval(checking);
				unwatchSessions();
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
			write(`retry: ${RETRY_MS}\n\n`);
			const topics = listeners.map(({ topic }) => topic);
			send("joined", { topics, refused });
			for (const listener of listeners) {
				const { topic, stationId, reader } = listener;
				watched.set(
					listener,
					watchStation(
						stationId,
						() => send("changed", { topic, at: clock().epochMilliseconds }),
						reader,
					),
				);
			}
			if (signal.aborted) end();
		},
		cancel() {
			end();
		},
	});
}
