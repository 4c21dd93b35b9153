import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDb, db } from "#lib/db/client.ts";
import { closeVersions } from "#lib/finished/finished.ts";
import { reading } from "#lib/finished/recording.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import { FinishedPages } from "#scripts/server/finished/finished-pages.ts";
import { eventually } from "#tests/support/eventually.ts";
import { makeCity } from "#tests/support/factory.ts";

const { DATABASE_URL: databaseUrl = "" } = process.env;

/** The way to the database. Frozen, it takes whatever is sent and says nothing, as a machine that hangs does. */
const sockets = new Set<Socket>();
let isFrozen = false;
const way = createServer((socket) => {
	const { hostname, port } = new URL(databaseUrl);
	const database = connect(Number(port), hostname);
	for (const [from, to] of [
		[socket, database],
		[database, socket],
	] as const) {
		sockets.add(from);
		from.on("data", (data) => to.write(data));
		from.on("error", () => to.destroy());
		from.on("close", () => {
			sockets.delete(from);
			to.destroy();
		});
		if (isFrozen) from.pause();
	}
});

function freeze(frozen: boolean): void {
	isFrozen = frozen;
	for (const socket of sockets) frozen ? socket.pause() : socket.resume();
}

beforeAll(async () => {
	await makeCity();
	await closeDb();
	way.listen(0, "127.0.0.1");
	await once(way, "listening");
	const url = new URL(databaseUrl);
	url.hostname = "127.0.0.1";
	url.port = String((way.address() as AddressInfo).port);
	process.env.DATABASE_URL = url.href;
	takeGlobal("env");
});

afterAll(async () => {
	freeze(false);
	await closeVersions();
	await closeDb();
	for (const socket of sockets) socket.destroy();
	way.close();
});

test("whoever asks for a page while the database hangs is told so instead of waiting, and what the law wants is there", async () => {
	let underWay = 0;
	const pages = new FinishedPages(async (address) => {
		underWay += 1;
		await reading(["catalog"], () => db().$queryRaw`SELECT 1`);
		underWay -= 1;
		return { status: 200, headers: {}, body: Buffer.from(address) };
	});
	const ask = (address: string) => pages.get(address, "id");
	for (const address of ["/termine", "/termine", "/datenschutz"])
		expect(await ask(address)).toMatchObject({ isKept: true });
	freeze(true);
	// Until the last answer of the database is a second old.
	await eventually(async () => expect(await ask("/termine")).toBe("silent"));
	// Nobody has found out by waiting for the answer.
	expect(underWay).toBeGreaterThan(0);
	expect(await ask("/datenschutz")).toMatchObject({ status: 200 });
	freeze(false);
	await eventually(async () =>
		expect(await ask("/termine")).toMatchObject({ status: 200 }),
	);
});
