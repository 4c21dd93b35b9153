import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect, test } from "vitest";
import { Versions } from "#lib/finished/versions.ts";

const SSL_REQUEST = 80_877_103;
/** "You are welcome", and "I am listening". */
const WELCOME = Buffer.from([82, 0, 0, 0, 8, 0, 0, 0, 0, 90, 0, 0, 0, 5, 73]);

test("a database that lets somebody in and then says nothing is silent, and nobody waits for it for ever", async () => {
	const sockets: Socket[] = [];
	const server = createServer((socket) => {
		sockets.push(socket);
		socket.on("error", () => {});
		let isIn = false;
		socket.on("data", (said) => {
			const data = Buffer.from(said);
			if (data.length === 8 && data.readInt32BE(4) === SSL_REQUEST)
				socket.write("N");
			else if (!isIn) {
				isIn = true;
				socket.write(WELCOME);
			}
		});
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	const known = new Versions(
		() => performance.now(),
		() => `postgresql://anna:geheim@127.0.0.1:${port}/x`,
		() => 1_000,
	);
	try {
		expect(await known.areFresh()).toBe(false);
		expect(await known.isAnswering()).toBe(false);
		// Each of them had its own try.
		expect(sockets).toHaveLength(2);
	} finally {
		await known.close();
		for (const socket of sockets) socket.destroy();
		server.close();
	}
});
