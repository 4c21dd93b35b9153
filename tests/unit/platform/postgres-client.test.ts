import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import pg from "pg";
import { expect, test } from "vitest";
import { PostgresClient } from "#lib/runtime/postgres.ts";

const SSL_REQUEST = 80_877_103;

/** One message of PostgreSQL's protocol: its kind, its length, what it says. */
function message(kind: string, ...parts: (string | number[])[]): Buffer {
	const body = Buffer.concat(
		parts.map((part) =>
			typeof part === "string" ? Buffer.from(`${part}\0`) : Buffer.from(part),
		),
	);
	const length = Buffer.alloc(4);
	length.writeInt32BE(body.length + 4);
	return Buffer.concat([Buffer.from(kind), length, body]);
}

/** "You are welcome", and in the same breath that the database has died, as when a primary is killed just then. */
const WELCOME_AND_FAREWELL = Buffer.concat([
	message("R", [0, 0, 0, 0]),
	message("Z", [73]),
	message(
		"E",
		"SFATAL",
		"C57P01",
		"Mterminating connection due to unexpected postmaster exit",
		[0],
	),
]);

test.each(["alone", "in a pool"])(
	"a database that dies while a connection opens ends no process: %s",
	async (where) => {
		const server = createServer((socket) => {
			socket.on("error", () => {});
			socket.on("data", (said) => {
				const data = Buffer.from(said);
				if (data.length === 8 && data.readInt32BE(4) === SSL_REQUEST)
					socket.write("N");
				else socket.end(WELCOME_AND_FAREWELL);
			});
		}).listen(0, "127.0.0.1");
		await once(server, "listening");
		const { port } = server.address() as AddressInfo;
		const connectionString = `postgresql://anna:geheim@127.0.0.1:${port}/x`;
		const pool = new pg.Pool({ connectionString, Client: PostgresClient });
		// It takes one out of its own that has died.
		pool.on("error", () => {});
		try {
			// An error that nobody listens for would end the process, and here the test.
			if (where === "in a pool")
				await expect(pool.query("SELECT 1")).rejects.toThrow();
			else {
				const client = new PostgresClient({ connectionString });
				await client.connect();
				await expect(client.query("SELECT 1")).rejects.toThrow();
			}
		} finally {
			await pool.end();
			server.close();
		}
	},
);
