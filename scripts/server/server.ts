import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import next from "next";
import { env } from "#lib/env.ts";
import { registerShutdown } from "#lib/shutdown.ts";
import { logAccess } from "#scripts/server/access-log.ts";
import { settleClient } from "#scripts/server/client-address.ts";
import { listenFault } from "#scripts/server/port.ts";

/** Requests under way may take this long when the process ends. */
const FINISH_MS = 10_000;

/**
 * Next behind a server of our own, which knows who asks, logs it and lets requests finish.
 * @returns the address to open in a browser
 */
export async function startServer({ dev }: { dev: boolean }): Promise<string> {
	const { host, port, trustedProxies } = env();
	const server = createServer();
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
		settleClient(
			request.headers,
			request.socket.remoteAddress ?? "",
			trustedProxies,
		);
		void handle(request, response);
	});
	await listen(server, port, host);
	registerShutdown(async () => {
		await finish(server);
		await app.close();
	});
	return `http://localhost:${(server.address() as AddressInfo).port}`;
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
