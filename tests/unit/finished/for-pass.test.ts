import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { FinishedPages } from "#scripts/server/finished/finished-pages.ts";
import { sendFinished } from "#scripts/server/finished/send.ts";
import { carryPass } from "#scripts/server/waiting-room/with-pass.ts";

const holding = {
	monotonic: () => 10_000,
	oldestMs: () => 1_000,
	async recorded<Value>(make: () => Promise<Value>) {
		const value = await make();
		const sources = new Map();
		const made = { value, began: 10_000, sources, from: null };
		return { ...made, until: null, doubt: null };
	},
	stillHolds: async () => true,
	heldJustNow: async () => false,
	isDatabaseAnswering: async () => true,
};

test("a kept page is given to somebody with a pass together with it, and to everybody else as it was", async () => {
	let made = 0;
	const pages = new FinishedPages(
		async (address) => {
			made++;
			const isElsewhere = address === "/termine/ort";
			return {
				status: isElsewhere ? 307 : 200,
				headers: {
					"content-type": "text/html; charset=utf-8",
					...(isElsewhere ? { location: "/termine/zeit?dienst=a" } : {}),
				},
				body: Buffer.from('<a href="/termine/zeit">Zeit</a>'),
			};
		},
		undefined,
		holding,
	);
	const server = createServer(async (request, response) => {
		if (request.headers["x-pass"]) carryPass(response, "PASS");
		const page = await pages.get(request.url ?? "", "id");
		if (page && page !== "silent") await sendFinished(page, request, response);
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const ask = (path: string, headers: Record<string, string>) =>
		fetch(`${base}${path}`, { redirect: "manual", headers });

	const plain = '<a href="/termine/zeit">Zeit</a>';
	const mine = '<a href="/termine/zeit?einlass=PASS">Zeit</a>';
	for (const encoding of ["gzip", "br", "identity"]) {
		const headers = { "accept-encoding": encoding };
		const everybodys = await ask("/termine", headers);
		const etag = everybodys.headers.get("etag") ?? "";
		expect(etag).not.toBe("");
		expect(await everybodys.text()).toBe(plain);
		const own = await ask("/termine", {
			...headers,
			"x-pass": "yes",
			"if-none-match": etag,
		});
		expect(own.status).toBe(200);
		expect(own.headers.get("etag")).toBeNull();
		expect(own.headers.get("cache-control")).toBe("private, no-cache");
		expect(await own.text()).toBe(mine);
		expect(await (await ask("/termine", headers)).text()).toBe(plain);
	}
	// Kept from the second time on; whoever has a pass costs no rendering either.
	expect(made).toBe(2);
	const led = await ask("/termine/ort", { "x-pass": "yes" });
	expect(led.headers.get("location")).toBe(
		"/termine/zeit?dienst=a&einlass=PASS",
	);
	const ledPlain = await ask("/termine/ort", {});
	expect(ledPlain.headers.get("location")).toBe("/termine/zeit?dienst=a");
	server.closeAllConnections();
	server.close();
});
