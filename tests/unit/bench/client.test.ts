import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { newClient } from "#bench/client.ts";
import { formOf } from "#bench/form.ts";

const ends: (() => void)[] = [];
afterEach(() => {
	for (const end of ends.splice(0)) end();
});

async function serve(answer: RequestListener): Promise<string> {
	const server = createServer(answer);
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	ends.push(() => {
		server.closeAllConnections();
		server.close();
	});
	return `http://localhost:${(server.address() as AddressInfo).port}`;
}

function open(origin: string) {
	const client = newClient(origin, { "x-forwarded-for": "10.0.0.1" });
	ends.push(() => client.close());
	return client;
}

test("a page is read whichever way it was packed", async () => {
	const packed = {
		"/plain": [Buffer.from("Grüß Gott"), undefined],
		"/gzip": [gzipSync("Grüß Gott"), "gzip"],
		"/br": [brotliCompressSync("Grüß Gott"), "br"],
	} as const;
	const origin = await serve((request, response) => {
		const [body, encoding] = packed[request.url as keyof typeof packed];
		if (encoding) response.setHeader("content-encoding", encoding);
		response.end(body);
	});
	const client = open(origin);
	for (const address of Object.keys(packed))
		expect((await client.send(address)).html).toBe("Grüß Gott");
});

test("one connection after the other is used for all a person asks", async () => {
	const ports = new Set<number | undefined>();
	const origin = await serve((request, response) => {
		ports.add(request.socket.remotePort);
		response.end();
	});
	const client = open(origin);
	for (let time = 0; time < 3; time += 1) await client.send("/");
	expect(ports.size).toBe(1);
});

test("a kept connection that the other end has closed is replaced, as browsers do", async () => {
	let asked = 0;
	const origin = await serve((request, response) => {
		asked += 1;
		if (asked === 2) request.socket.destroy();
		else response.end("here");
	});
	const client = open(origin);
	await client.send("/");
	expect((await client.send("/")).html).toBe("here");
	expect(asked).toBe(3);
});

test("a first connection that breaks is an error", async () => {
	const origin = await serve((request) => request.socket.destroy());
	await expect(open(origin).send("/")).rejects.toThrow("hang up");
});

test("a form is sent with all that is hidden in it, and read by the server as it was", async () => {
	const page = `<p>…</p><form action="/search"><input name="suche"></form>
		<form id="f" action="/termine/zeit?a=1&amp;schritt=x" method="POST"><input type="hidden" name="$ACTION_REF_1"/>
		<input type="hidden" name="$ACTION_1:0" value="{&quot;a&quot;:&quot;1 &gt; 0 > 2&#x27;&quot;}"/>
		<input type="text" name="name" value="typed by nobody"/><input type="hidden" name="zeit" value="old"/></form>
		<input type="hidden" name="elsewhere" value="1">`;
	const form = formOf(page, { zeit: "sued|2026-11-25|08:00" });
	expect(form.action).toBe("/termine/zeit?a=1&schritt=x");
	const read = await new Response(new Uint8Array(form.body), {
		headers: form.headers,
	}).formData();
	expect([...read]).toEqual([
		["$ACTION_REF_1", ""],
		["$ACTION_1:0", `{"a":"1 > 0 > 2'"}`],
		["zeit", "sued|2026-11-25|08:00"],
	]);
});

test("a page without a form of ours is no page to press", () => {
	expect(() => formOf("<form></form>", {})).toThrow("no form");
});
