import { createServer, type Server } from "node:net";
import { Fault } from "#lib/fault.ts";
import type { Env } from "#lib/runtime/env.ts";

/** Where a server listens. */
export type Place = Pick<Env, "port" | "host" | "reusePort">;

/**
 * Found out first, before a minute of building. Not of a port that is shared: whoever came meanwhile would come to the
 * probe.
 */
export async function refuseTakenPort(place: Place): Promise<void> {
	if (place.reusePort) return;
	const probe = createServer();
	await listen(probe, place);
	await new Promise((resolve) => probe.close(resolve));
}

/**
 * So many may wait at the port until they are let in, unless the system holds fewer (net.core.somaxconn). With Node's usual
 * 511 a crowd that comes while a page is made is turned away by Linux: it asks again after one, three and seven seconds,
 * and when another process has joined meanwhile, some are cut off for good.
 */
const BACKLOG = 4096;

/** @throws Fault saying in a sentence why nobody can listen there */
export async function listen(
	server: Server,
	{ port, host, reusePort }: Place,
): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		server.once("error", (error) =>
			reject(listenFault(error, { port, host, reusePort })),
		);
		server.listen({ port, host, reusePort, backlog: BACKLOG }, resolve);
	});
}

function listenFault(
	error: NodeJS.ErrnoException,
	{ port, host, reusePort }: Place,
): unknown {
	switch (error.code) {
		case "ENOTSUP":
			return new Fault(
				"This system does not share out a port among several processes.\nUnset REUSE_PORT, and give each process a PORT of its own behind a balancer.",
			);
		case "EADDRINUSE":
			if (reusePort)
				return new Fault(
					`Port ${port} on ${host} is taken by a process that does not share it.\nStart that one with REUSE_PORT=true as well (and as the same user), or stop it.`,
				);
			return new Fault(
				`Port ${port} on ${host} is taken, perhaps by this application started before.\nStop that, or choose another port: PORT=${port + 1} npm start`,
			);
		case "EACCES":
			return new Fault(
				`This user may not listen on port ${port}.\nChoose one from 1024 on: PORT=3000 npm start`,
			);
		case "EADDRNOTAVAIL":
		case "ENOTFOUND":
			return new Fault(
				`HOST=${host} is no address of this machine.\nUse 127.0.0.1 for this machine only, or 0.0.0.0 for all its addresses.`,
			);
		default:
			return error;
	}
}
