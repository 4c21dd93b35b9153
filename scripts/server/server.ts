import { createServer, type Server, type ServerResponse } from "node:http";
import compression from "compression";
import next from "next";
import { closeLiveQueue } from "#lib/queue/live/queries/live.ts";
import { endStreams } from "#lib/queue/live/queries/streams.ts";
import { env } from "#lib/runtime/env.ts";
import { log } from "#lib/runtime/log.ts";
import { registerShutdown } from "#lib/runtime/shutdown.ts";
import { logAccess } from "#scripts/server/access-log.ts";
import { answerBrokenRequest } from "#scripts/server/broken-request.ts";
import { settleClient } from "#scripts/server/client-address.ts";
import {
	countWhenAnswered,
	startCounting,
} from "#scripts/server/day-counts.ts";
import { passGate } from "#scripts/server/gate.ts";
import { finishHtml } from "#scripts/server/html-answers.ts";
import { asPage } from "#scripts/server/page-headers.ts";
import { listenFault } from "#scripts/server/port.ts";
import { noticeLooker } from "#scripts/setup/demo.ts";

/** Requests under way may take this long when the process ends. */
const FINISH_MS = 10_000;

/**
 * A request has to be here by then, its head sooner; a list of a thousand people over a slow line takes seconds. Node
 * looks now and then.
 */
const TIME_LIMITS = {
	headersTimeout: 15_000,
	requestTimeout: 30_000,
	connectionsCheckingInterval: 5_000,
};
/** More than the gate lets pass, so that it can answer with a page. */
const HEADER_BYTES = 64 * 1024;

/** Brotli where the browser takes it; Next's own compression (next.config.mjs) knows gzip only. */
const compress = compression();

/**
 * Next behind a server of our own, which knows who asks, logs it and lets requests finish.
 * @returns the address to open in a browser
 */
export async function startServer({ dev }: { dev: boolean }): Promise<string> {
	const { host, port, baseUrl, trustedProxies } = env();
	const publicHost = new URL(baseUrl).host;
	const server = createServer({
		...TIME_LIMITS,
		maxHeaderSize: HEADER_BYTES,
		// Without an answer to give, an upgrade would keep its connection for ever.
		shouldUpgradeCallback: () => dev,
	});
	const app = next({
		dev,
		dir: process.cwd(),
		port,
		httpServer: server,
	});
	await app.prepare();
	const handle = asPage(app.getRequestHandler(), baseUrl);
	server.on("request", (request, response) => {
		logAccess(request, response);
		countWhenAnswered(request, response);
		noticeLooker(request.url ?? "/", response);
		compress(request, response, () => {});
		keepCompressing(response);
		finishHtml(request, response);
		settleClient(
			request.headers,
			request.socket.remoteAddress ?? "",
			trustedProxies,
		);
		passGate(request, response, publicHost, (passed) =>
			handle(passed, response),
		).catch((error: unknown) => {
			log().error({ error }, "request failed");
			response.statusCode = 500;
			response.end();
		});
	});
	server.on("clientError", answerBrokenRequest);
	startCounting();
	await listen(server, port, host);
	registerShutdown(async () => {
		// These would never end by themselves.
		endStreams();
		await closeLiveQueue();
		await finish(server);
		await app.close();
	});
	return `http://localhost:${port}`;
}

/**
 * Next asks for a flush after every chunk, and the compressor then forgets what it has seen. Nothing of
 * ours streams to a page; what does stream (server-sent events) says `Cache-Control: no-transform`.
 */
function keepCompressing(response: ServerResponse): void {
	Object.defineProperty(response, "flush", {
		get: () => () => {},
		set: () => {},
	});
}

async function listen(
	server: Server,
	port: number,
	host: string,
): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		server.once("error", (error) => reject(listenFault(error, port, host)));
		server.listen(port, host, resolve);
	});
}

/** Takes no more connections, lets requests finish, and cuts what is left after a while. */
async function finish(server: Server): Promise<void> {
	const closed = new Promise<void>((resolve) => server.close(() => resolve()));
	server.closeIdleConnections();
	// A kept-alive connection becomes idle when its request ends.
	const closing = setInterval(() => server.closeIdleConnections(), 100);
	const cutting = setTimeout(() => server.closeAllConnections(), FINISH_MS);
	await closed;
	clearInterval(closing);
	clearTimeout(cutting);
}
