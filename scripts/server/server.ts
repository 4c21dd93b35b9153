import {
	createServer,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from "node:http";
import compression from "compression";
import next from "next";
import { env } from "#lib/env.ts";
import type { FailureKind } from "#lib/failure.ts";
import { log } from "#lib/log.ts";
import { closeLiveQueue } from "#lib/queue/live.ts";
import { endStreams } from "#lib/queue/streams.ts";
import { registerShutdown } from "#lib/shutdown.ts";
import { logAccess } from "#scripts/server/access-log.ts";
import { settleClient } from "#scripts/server/client-address.ts";
import {
	countWhenAnswered,
	startCounting,
} from "#scripts/server/day-counts.ts";
import { refuse } from "#scripts/server/failure-page.ts";
import { finishHtml } from "#scripts/server/html-answers.ts";
import { listenFault } from "#scripts/server/port.ts";
import { noticeLooker } from "#scripts/setup/demo.ts";

/** Requests under way may take this long when the process ends. */
const FINISH_MS = 10_000;

/** Of a form. */
const BODY_LIMIT = 64 * 1024;
/** What a change of plan does to people is a list of up to a thousand; next.config.mjs has the same limit. */
const PLANNING = { path: "/team/planung/", bodyLimit: 2 * 1024 * 1024 };

/** All that pages, forms and the API know; Next fails at some of the others (TRACE). */
const METHODS = ["GET", "HEAD", "POST", "OPTIONS"];

/** Brotli where the browser takes it; Next's own compression (next.config.mjs) knows gzip only. */
const compress = compression();

/**
 * Next behind a server of our own, which knows who asks, logs it and lets requests finish.
 * @returns the address to open in a browser
 */
export async function startServer({ dev }: { dev: boolean }): Promise<string> {
	const { host, port, trustedProxies } = env();
	const server = createServer({
		// Without an answer to give, an upgrade would keep its connection for ever.
		shouldUpgradeCallback: () => dev,
	});
	const app = next({
		dev,
		dir: process.cwd(),
		// Next writes 127.0.0.1 as localhost in what proxy.ts sees; under another name here, each of its
		// rewrites would count as a foreign address and go round the server once more.
		hostname: "localhost",
		port,
		httpServer: server,
	});
	await app.prepare();
	const handle = app.getRequestHandler();
	server.on("request", (request, response) => {
		logAccess(request, response);
		countWhenAnswered(request, response);
		noticeLooker(request.url ?? "/", response);
		compress(request, response, () => {});
		keepCompressing(response);
		if (!METHODS.includes(request.method ?? "")) return refuseMethod(response);
		finishHtml(request, response);
		const refusal = refusalOf(request);
		if (refusal) return refuse(request, response, ...refusal);
		settleClient(
			request.headers,
			request.socket.remoteAddress ?? "",
			trustedProxies,
		);
		handle(request, response).catch((error: unknown) => {
			log().error({ error }, "request failed");
			response.statusCode = 500;
			response.end();
		});
	});
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

/** No browser asks so: no page is needed. */
function refuseMethod(response: ServerResponse): void {
	response.writeHead(405, { allow: METHODS.join(", ") });
	response.end();
}

/** What Next would answer with a bare 500, as if the mistake were ours. */
function refusalOf({
	url = "/",
	headers,
}: IncomingMessage): [number, FailureKind] | null {
	const limit = url.startsWith(PLANNING.path) ? PLANNING.bodyLimit : BODY_LIMIT;
	if (Number(headers["content-length"] ?? 0) > limit) return [413, "too-large"];
	try {
		decodeURIComponent(url.split("?")[0] ?? "");
		return null;
	} catch {
		return [404, "no-address"];
	}
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
