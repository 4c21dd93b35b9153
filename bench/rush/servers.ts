import { readFileSync } from "node:fs";
import path from "node:path";
import { env } from "#lib/runtime/env.ts";
import { build } from "#scripts/setup/build.ts";
import { serveForTests } from "#scripts/test/serve.ts";

/** A process of the application, started anew when it was killed. */
interface Server {
	name: string;
	pid: number;
	/** Processor seconds of those that were killed under this name. */
	spent: number;
	start(): Promise<void>;
}

/** So many processes for pages on one port; with more than one, another one does the work. */
export async function startServers(
	folder: string,
	processes: number,
): Promise<Server[]> {
	await build();
	if (processes === 1) return [await startServer(folder, "server", {})];
	const servers = [await startServer(folder, "work", { SERVE: "work" })];
	for (let number = 1; number <= processes; number += 1)
		servers.push(
			await startServer(folder, `pages ${number}`, {
				SERVE: "pages",
				REUSE_PORT: "true",
			}),
		);
	return servers;
}

async function startServer(
	folder: string,
	name: string,
	settings: Readonly<Record<string, string>>,
): Promise<Server> {
	let starts = 0;
	const server: Server = {
		name,
		pid: 0,
		spent: 0,
		async start() {
			starts += 1;
			const log = path.join(folder, `${name} ${starts}.log`);
			// Another process on the same port answers as well: only its own word counts.
			const isReady = async () =>
				/is ready[.:]/.test(readFileSync(log, "utf8"));
			const environment = { BASE_URL: env().baseUrl, ...settings };
			server.pid = await serveForTests(environment, log, isReady);
		},
	};
	await server.start();
	return server;
}
