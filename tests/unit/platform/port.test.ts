import { readFileSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { Worker } from "node:worker_threads";
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

// Linux alone says how many it holds.
test.runIf(process.platform === "linux")(
	"a crowd that comes while a process is busy waits at the port, and nobody is turned away",
	async () => {
		const held = Number(readFileSync("/proc/sys/net/core/somaxconn", "utf8"));
		const worker = new Worker(
			`
			const { parentPort, workerData } = require("node:worker_threads");
			import(workerData.module).then(async ({ listen }) => {
				const server = require("node:net").createServer();
				await listen(server, { port: 0, host: "127.0.0.1", reusePort: true });
				parentPort.postMessage(server.address().port);
				// Busy for as long as the test takes: it lets nobody in.
				Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
			});
			`,
			{
				eval: true,
				workerData: {
					module: new URL("../../../scripts/server/port.ts", import.meta.url)
						.href,
				},
			},
		);
		onTestFinished(() => void worker.terminate());
		const port = await new Promise<number>((resolve, reject) => {
			worker.once("message", resolve);
			worker.once("error", reject);
		});
		const crowd = Array.from({ length: Math.min(700, held) }, () => {
			const socket = connect(port, HOST);
			onTestFinished(() => void socket.destroy());
			return new Promise((resolve, reject) => {
				socket.once("connect", resolve);
				socket.once("error", reject);
			});
		});
		await Promise.all(crowd);
	},
);
