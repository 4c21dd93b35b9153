import {
	Agent,
	createServer,
	type IncomingMessage,
	request,
	type ServerResponse,
} from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { registerShutdown } from "#lib/runtime/shutdown.ts";
import { isReady } from "./application.ts";

/**
 * As deploy/Caddyfile has it: asks each process whether it is ready, gives a request to the one with the fewest, tries the next
 * one for two seconds when a connection is refused, and never sends again what has been sent.
 */
export interface Balancer {
	add(port: number): void;
	/** All requests to this one, whether it is ready or not; null: as usual. */
	only(port: number | null): void;
	/** Requests that found nobody or whose answer broke off. */
	readonly failures: { at: number; what: string }[];
	/** How many each process answered. */
	readonly answered: ReadonlyMap<number, number>;
}

const ASK_EVERY_MS = 500;
/** As in docs/operations.md. */
const PATIENCE_MS = 5_000;
/** A busy machine takes its time once or twice. */
const FALL = 3;
const TRY_MS = 2_000;
/** Shorter than the five seconds after which a process closes a connection on which nothing happens. */
const KEEP_MS = 4_000;

interface Backend {
	port: number;
	isReady: boolean;
	/** How often in a row it was not ready. */
	silences: number;
	busy: number;
	agent: Agent;
}

export async function startBalancer(port: number): Promise<Balancer> {
	const backends = new Map<number, Backend>();
	const failures: { at: number; what: string }[] = [];
	const answered = new Map<number, number>();
	let target: number | null = null;
	const server = createServer((asked, answer) => {
		hand(asked, answer).catch((error: Error) => {
			// What follows the page names one person's choice.
			const [page] = (asked.url ?? "").split("?");
			failures.push({
				at: Date.now(),
				what: `${asked.method} ${page}: ${error.message}`,
			});
			if (!answer.headersSent) answer.writeHead(502);
			answer.end();
		});
	});
	await new Promise<void>((resolve) =>
		server.listen(port, "127.0.0.1", resolve),
	);
	const asked = new Set<number>();
	const looking = setInterval(() => {
		for (const backend of backends.values()) {
			// One question at a time: a busy process is not kept busy by being asked.
			if (asked.has(backend.port)) continue;
			asked.add(backend.port);
			isReady(backend.port, PATIENCE_MS).then((ready) => {
				asked.delete(backend.port);
				backend.silences = ready ? 0 : backend.silences + 1;
				backend.isReady = backend.silences < FALL;
			});
		}
	}, ASK_EVERY_MS);
	registerShutdown(() => {
		clearInterval(looking);
		server.close();
		server.closeAllConnections();
		for (const { agent } of backends.values()) agent.destroy();
	});

	function choose(tried: ReadonlySet<number>): Backend | undefined {
		if (target !== null) return backends.get(target);
		return [...backends.values()]
			.filter(({ isReady, port }) => isReady && !tried.has(port))
			.sort((a, b) => a.busy - b.busy)[0];
	}

	async function hand(
		asked: IncomingMessage,
		answer: ServerResponse,
	): Promise<void> {
		const body = Buffer.concat(await asked.toArray());
		const until = Date.now() + TRY_MS;
		let tried = new Set<number>();
		for (;;) {
			const backend = choose(tried);
			if (backend) {
				try {
					await pass(backend, asked, body, answer);
					answered.set(backend.port, (answered.get(backend.port) ?? 0) + 1);
					return;
				} catch (error) {
					const { code } = error as NodeJS.ErrnoException;
					if (code !== "ECONNREFUSED") throw error;
					tried.add(backend.port);
					backend.isReady = false;
				}
			} else {
				if (Date.now() > until) throw new Error("nobody is ready");
				await wait(100);
				tried = new Set();
			}
		}
	}

	return {
		add: (added) => {
			const agent = new Agent({ keepAlive: true, timeout: KEEP_MS });
			backends.set(added, {
				port: added,
				isReady: false,
				silences: FALL,
				busy: 0,
				agent,
			});
		},
		only: (wanted) => {
			target = wanted;
		},
		failures,
		answered,
	};
}

function pass(
	backend: Backend,
	asked: IncomingMessage,
	body: Buffer,
	answer: ServerResponse,
): Promise<void> {
	const { agent, port } = backend;
	const { method, url: path, headers } = asked;
	backend.busy += 1;
	return new Promise<void>((resolve, reject) => {
		const sent = request(
			{ host: "127.0.0.1", port, method, path, headers, agent },
			(heard) => {
				const { connection: _, ...others } = heard.headers;
				answer.writeHead(heard.statusCode ?? 502, others);
				heard.pipe(answer);
				heard.once("error", reject);
				answer.once("close", resolve);
			},
		);
		sent.once("error", reject);
		sent.end(body);
	}).finally(() => {
		backend.busy -= 1;
	});
}
