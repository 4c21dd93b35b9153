import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { env } from "#lib/runtime/env.ts";
import { onGlobal, takeGlobal } from "#lib/runtime/global.ts";
import { log } from "#lib/runtime/log.ts";
import { PostgresClient } from "#lib/runtime/postgres.ts";
import type { Reader } from "./readers.ts";

/** First try after a lost connection, and the longest pause between two. */
const PAUSE_MS = { first: 100, longest: 5_000 } as const;
/** A connection that died without a word is noticed so. */
const ALIVE_MS = 20_000;

/**
 * Calls back whenever this station's queue has changed, and after every gap in the connection to PostgreSQL, since
 * nobody knows what happened meanwhile; until the returned function is called. One LISTEN connection per process
 * serves all; without anybody who watches there is none.
 */
export function watchStation(
	stationId: number,
	changed: () => void,
	/** Who it is; else it is told what everybody is told, and nothing more. */
	reader?: Reader,
): () => void {
	const live = onGlobal("live-queue", () => new LiveQueue());
	return live.watch(stationId, changed, reader);
}

/**
 * Calls back whenever sessions of staff have ended somewhere, with their ids; with null after every gap, as above, and
 * when they were too many to be named.
 */
export function watchSessions(
	ended: (ids: ReadonlySet<string> | null) => void,
): () => void {
	const live = onGlobal("live-queue", () => new LiveQueue());
	return live.watchSessions(ended);
}

/** Ends the connection with the process. */
export async function closeLiveQueue(): Promise<void> {
	await takeGlobal<LiveQueue>("live-queue")?.close();
}

/** How many watch, of all stations. */
export function countWatchers(): number {
	return onGlobal("live-queue", () => new LiveQueue()).count();
}

interface Watcher {
	changed: () => void;
	reader: Reader | undefined;
}

class LiveQueue {
	private readonly watchers = new Map<number, Set<Watcher>>();
	private readonly sessionWatchers = new Set<
		(ids: ReadonlySet<string> | null) => void
	>();
	private running: Promise<void> | null = null;
	/** Ends the connection's life, or the pause before the next. */
	private stop = new AbortController();

	watch(stationId: number, changed: () => void, reader?: Reader): () => void {
		const there = this.watchers.get(stationId) ?? new Set<Watcher>();
		// The same function twice is two watchers.
		const one: Watcher = { changed, reader };
		this.watchers.set(stationId, there.add(one));
		this.running ??= this.run();
		return () => {
			there.delete(one);
			if (there.size === 0 && this.watchers.get(stationId) === there)
				this.watchers.delete(stationId);
			if (this.watchers.size === 0) this.rest();
		};
	}

	/** Listens as long as somebody watches a station. */
	watchSessions(ended: (ids: ReadonlySet<string> | null) => void): () => void {
		this.sessionWatchers.add(ended);
		return () => {
			this.sessionWatchers.delete(ended);
		};
	}

	count(): number {
		return [...this.watchers.values()].reduce((sum, { size }) => sum + size, 0);
	}

	async close(): Promise<void> {
		const { running } = this;
		this.rest();
		await running;
	}

	private rest(): void {
		this.stop.abort();
		this.stop = new AbortController();
		this.running = null;
	}

	/** Listens, and listens again after each loss, until nobody watches any more. */
	private async run(): Promise<void> {
		const { signal } = this.stop;
		let pause: number = PAUSE_MS.first;
		for (let gap = false; !signal.aborted; gap = true) {
			try {
				await this.listen(signal, () => {
					pause = PAUSE_MS.first;
					// The first one as well: what happened between reading a page and listening is a gap, too.
					for (const stationId of this.watchers.keys()) this.tell(stationId);
					this.tellSessions();
				});
			} catch (error) {
				if (!signal.aborted && !gap)
					log().warn({ error }, "live queue: connection lost");
			}
			await wait(pause, undefined, { signal }).catch(() => {});
			pause = Math.min(pause * 2, PAUSE_MS.longest);
		}
	}

	/** Resolves or throws when the connection is over. */
	private async listen(signal: AbortSignal, ready: () => void): Promise<void> {
		const client = new PostgresClient({
			connectionString: env().databaseDirectUrl,
			application_name: "buergertermin live",
			connectionTimeoutMillis: 5_000,
			query_timeout: 5_000,
			keepAlive: true,
		});
		let ended = () => {};
		const end = new Promise<void>((resolve, reject) => {
			ended = resolve;
			client.on("end", resolve);
			client.on("error", reject);
		});
		signal.addEventListener("abort", ended);
		// Whoever awaits it hears of it; until then it must not end the process.
		end.catch(() => {});
		let alive: NodeJS.Timeout | undefined;
		try {
			await client.connect();
			client.on("notification", ({ channel, payload }) => {
				if (channel === "sessions") this.tellSessions(payload);
				else if (channel === "readers") this.tellReaders(payload);
				else this.tell(Number(payload));
			});
			await client.query("LISTEN queue; LISTEN sessions; LISTEN readers");
			ready();
			alive = setInterval(() => {
				client.query("SELECT 1").catch(ended);
			}, ALIVE_MS);
			alive.unref();
			await end;
		} finally {
			clearInterval(alive);
			signal.removeEventListener("abort", ended);
			client.removeAllListeners("notification");
			// A server that is gone does not answer the farewell either.
			await Promise.race([client.end().catch(() => {}), wait(1_000)]);
		}
	}

	private tellSessions(payload = ""): void {
		const ids = payload === "" ? null : new Set(payload.split(" "));
		for (const ended of this.sessionWatchers) ended(ids);
	}

	private tell(stationId: number): void {
		for (const { changed } of this.watchers.get(stationId) ?? []) changed();
	}

	/** What only some of a station's watchers read. */
	private tellReaders(payload = ""): void {
		const [stationId, ...readers] = payload.split("\n");
		for (const { changed, reader } of this.watchers.get(Number(stationId)) ??
			[])
			if (reader && readers.includes(reader)) changed();
	}
}
