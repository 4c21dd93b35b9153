import { createServer, type Server } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { listen } from "#scripts/server/port.ts";

const HOST = "127.0.0.1";

function newServer(): Server {
	const server = createServer();
	onTestFinished(() => void server.close());
	return server;
}

function portOf(server: Server): number {
	const address = server.address();
	return typeof address === "object" && address ? address.port : 0;
}

// Where a system cannot, it says so.
test.runIf(process.platform === "linux")(
	"processes may listen on one port if all of them share it",
	async () => {
		const first = newServer();
		await listen(first, { port: 0, host: HOST, reusePort: true });
		const port = portOf(first);
		await listen(newServer(), { port, host: HOST, reusePort: true });
		await expect(
			listen(newServer(), { port, host: HOST, reusePort: false }),
		).rejects.toThrow(`Port ${port} on ${HOST} is taken, perhaps by this`);
	},
);

test.runIf(process.platform === "linux")(
	"who holds a port for itself is named to whoever would share it",
	async () => {
		const first = newServer();
		await listen(first, { port: 0, host: HOST, reusePort: false });
		const port = portOf(first);
		await expect(
			listen(newServer(), { port, host: HOST, reusePort: true }),
		).rejects.toThrow(
			`Port ${port} on ${HOST} is taken by a process that does not share it.`,
		);
	},
);
