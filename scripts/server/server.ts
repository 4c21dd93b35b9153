import {
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import compression from "compression";
import next from "next";
import { readWordsAhead } from "#lib/failure.ts";
import { followVersions } from "#lib/finished/finished.ts";
import { env } from "#lib/runtime/env.ts";
import { log } from "#lib/runtime/log.ts";
import { registerShutdown } from "#lib/runtime/shutdown.ts";
import { haveBegun } from "#lib/watch/queries/readiness.ts";
import { logAccess } from "#scripts/server/access-log.ts";
import { answerBrokenRequest } from "#scripts/server/broken-request.ts";
import { settleClient } from "#scripts/server/client-address.ts";
import {
	countWhenAnswered,
	startCounting,
} from "#scripts/server/day-counts.ts";
import { endServing, partAfter } from "#scripts/server/ending.ts";
import { answerError } from "#scripts/server/failure-page.ts";
import { answerFinished } from "#scripts/server/finished/answer.ts";
import { FinishedPages } from "#scripts/server/finished/finished-pages.ts";
import { makeFirstPages } from "#scripts/server/finished/first-pages.ts";
import { keepsPagesIn } from "#scripts/server/finished/kept.ts";
import { rendering } from "#scripts/server/finished/render.ts";
import { setFixedHeaders } from "#scripts/server/fixed-headers.ts";
import { passGate } from "#scripts/server/gate.ts";
import { finishHtml } from "#scripts/server/html-answers.ts";
import { asPage } from "#scripts/server/page-headers.ts";
import { listen } from "#scripts/server/port.ts";
import { answerStatus, asksForStatus } from "#scripts/server/status/answer.ts";
import { tracedRequest } from "#scripts/server/traced-request.ts";
import { WaitingRoom } from "#scripts/server/waiting-room/waiting-room.ts";
import { noticeLooker } from "#scripts/setup/demo.ts";

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
	const { host, port, reusePort, drainSeconds, ...settings } = env();
	const { baseUrl, trustedProxies, finishedPages } = settings;
	const publicHost = new URL(baseUrl).host;
	const server = createServer({
		...TIME_LIMITS,
		maxHeaderSize: HEADER_BYTES,
		// Without an answer to give, an upgrade would keep its connection for ever.
		shouldUpgradeCallback: () => dev,
	});
	readWordsAhead();
	const app = next({
		dev,
		dir: process.cwd(),
		port,
		httpServer: server,
	});
	await app.prepare();
	const room = new WaitingRoom(publicHost, settings.answerMilliseconds);
	const handle = asPage(room.measured(app.getRequestHandler()), baseUrl);
	// While somebody works on them, pages change without telling.
	const finished =
		finishedPages && !dev
			? new FinishedPages(rendering(handle, baseUrl))
			: null;
	if (finished) {
		keepsPagesIn(finished.store);
		registerShutdown(await followVersions());
		await makeFirstPages(finished);
	}
	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		if (finished && (await answerFinished(finished, request, response))) return;
		compress(request, response, () => {});
		keepCompressing(response);
		finishHtml(request, response);
		await passGate(request, response, publicHost, (passed) =>
			handle(passed, response),
		);
	};
	server.on("request", (request, response) => {
		logAccess(request, response);
		setFixedHeaders(response);
		partAfter(request, response);
		countWhenAnswered(request, response);
		noticeLooker(request.url ?? "/", response);
		settleClient(
			request.headers,
			request.socket.remoteAddress ?? "",
			trustedProxies,
		);
		const status = asksForStatus(request);
		tracedRequest(request, response, () =>
			status
				? answerStatus(status, response)
				: room.receive(request, response, () => answer(request, response)),
		).catch((error: unknown) => {
			log().error({ error }, "request failed");
			answerError(request, response, error);
		});
	});
	server.on("clientError", answerBrokenRequest);
	startCounting();
	registerShutdown(room.follow());
	haveBegun();
	await listen(server, { port, host, reusePort });
	registerShutdown(async () => {
		await endServing(server, drainSeconds);
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
