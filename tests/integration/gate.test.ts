import { once } from "node:events";
import {
	createServer,
	type IncomingMessage,
	type RequestListener,
} from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { noteAway } from "#lib/db/away.ts";
import { answerBrokenRequest } from "#scripts/server/broken-request.ts";
import { passGate } from "#scripts/server/gate.ts";
import { finishHtml } from "#scripts/server/html-answers.ts";

/** What stands behind the gate: says what it was given, or fails as Next does when the database is away. */
const answer: RequestListener = async (request, response) => {
	if (request.url?.split("?")[0] === "/away") {
		noteAway(request.headers["x-request-id"], { code: "P1001" });
		response.writeHead(500, { "content-type": "text/html" });
		response.end("");
		return;
	}
	const body = await bytesOf(request);
	response.setHeader("content-type", "application/json");
	const { method, url } = request;
	response.end(JSON.stringify({ method, url, body: body.toString() }));
};

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk);
	return Buffer.concat(chunks);
}

const behindGate: RequestListener = (request, response) => {
	request.headers["x-request-id"] = "1";
	finishHtml(request, response);
	void passGate(request, response, "termine.example.de", async (passed) =>
		answer(passed, response as Parameters<RequestListener>[1]),
	);
};
const server = createServer({ maxHeaderSize: 64 * 1024 }, behindGate);
/** A machine that is busy must not be taken for somebody who never ends. */
const impatient = createServer(
	{
		requestTimeout: 300,
		headersTimeout: 300,
		connectionsCheckingInterval: 100,
	},
	behindGate,
);
const portOf = (one: typeof server) => (one.address() as AddressInfo).port;
let base = "";
beforeAll(async () => {
	for (const one of [server, impatient]) {
		one.on("clientError", answerBrokenRequest);
		one.listen(0, "127.0.0.1");
		await once(one, "listening");
	}
	base = `http://127.0.0.1:${portOf(server)}`;
});
afterAll(() => {
	for (const one of [server, impatient]) one.close();
});

/** In pieces and without a length, as curl sends what it reads from a pipe. */
function chunked(path: string, body: string, type: string) {
	const stream = new ReadableStream({
		start(controller) {
			for (let at = 0; at < body.length; at += 10_000)
				controller.enqueue(
					new TextEncoder().encode(body.slice(at, at + 10_000)),
				);
			controller.close();
		},
	});
	return fetch(`${base}${path}`, {
		method: "POST",
		body: stream,
		duplex: "half",
		headers: { "content-type": type },
	} as RequestInit);
}
const URLENCODED = "application/x-www-form-urlencoded";

test("a form arrives behind the gate as it was sent, with a length or without", async () => {
	const body = "a=ä&b=%C3%A4".repeat(500);
	const whole = await fetch(`${base}/termine`, {
		method: "POST",
		body,
		headers: { "content-type": URLENCODED },
	});
	expect(await whole.json()).toMatchObject({ method: "POST", body });
	const pieces = await chunked("/termine", body, URLENCODED);
	expect(await pieces.json()).toMatchObject({ method: "POST", body });
	const multipart = new FormData();
	multipart.append("name", "Ayşe");
	const sent = await fetch(`${base}/`, { method: "POST", body: multipart });
	expect(((await sent.json()) as { body: string }).body).toContain("Ayşe");
	const empty = await fetch(`${base}/`, { method: "POST" });
	expect(await empty.json()).toMatchObject({ body: "" });
});

test("bytes are counted as they arrive: without a length, too, more than a form holds is refused with a page", async () => {
	const said = await chunked(
		"/en/termine/zeit",
		"x".repeat(70_000),
		URLENCODED,
	);
	expect(said.status).toBe(413);
	expect(await said.text()).toMatch(/<html lang="en"[\s\S]*too much text/);
	const planning = "/team/planung/schliessungen/neu";
	const list = await chunked(planning, "x".repeat(70_000), URLENCODED);
	expect(list.status).toBe(200);
	const longer = await chunked(planning, "x".repeat(2_200_000), URLENCODED);
	expect(longer.status).toBe(413);
});

test("30,000 empty fields are refused before anybody reads them", async () => {
	const fields = Array.from({ length: 30_000 }, (_, at) => at.toString(36));
	const body = fields.join("&");
	for (const path of ["/termine/zeit", "/team/planung/schliessungen/neu"])
		expect((await chunked(path, body, URLENCODED)).status).toBe(413);
});

test("what never comes whole is answered with a page, not waited for", async () => {
	const socket = connect(portOf(impatient), "127.0.0.1");
	socket.write(
		"POST /en/termine HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nabc",
	);
	let said = "";
	socket.on("data", (chunk) => {
		said += chunk;
	});
	await once(socket, "close");
	expect(said).toMatch(/^HTTP\/1\.1 408 [\s\S]*<h1>/);
});

test("more headers than anybody reads get a page in their language", async () => {
	const cookie = "x".repeat(40_000);
	const said = await fetch(`${base}/en/termine`, { headers: { cookie } });
	expect(said.status).toBe(431);
	expect(await said.text()).toMatch(/<html lang="en"[\s\S]*cookies/);
	const most = await fetch(`${base}/termine`, {
		headers: { cookie: "x".repeat(17_000) },
	});
	expect(most.status).toBe(200);
});

test("a NUL becomes a space wherever it stands, for PostgreSQL keeps none", async () => {
	const asked = await fetch(`${base}/team/suche?was=a%00b`);
	expect(await asked.json()).toMatchObject({ url: "/team/suche?was=a%20b" });
	const sent = await chunked("/team/suche", "was=a%00b\0", URLENCODED);
	expect(await sent.json()).toMatchObject({ body: "was=a%20b " });
});

test("a form on a foreign page is refused with a page", async () => {
	const said = await fetch(`${base}/termine`, {
		method: "POST",
		body: "a=b",
		headers: { "content-type": URLENCODED, origin: "https://evil.example" },
	});
	expect(said.status).toBe(403);
	expect(await said.text()).toContain("kam nicht von uns");
});

test("the API is refused as programs expect it", async () => {
	const said = await fetch(`${base}/api/v1/stations/%25`);
	expect(said.status).toBe(404);
	expect(said.headers.get("content-type")).toBe("application/problem+json");
	expect(await said.json()).toMatchObject({ status: 404 });
});

test("an address in capitals or with a full stop behind it leads where it was meant to", async () => {
	for (const [typed, meant] of [
		["/Termine?ort=Stadtmitte", "/termine?ort=stadtmitte"],
		["/termin/482193507?t=AbC).", "/termin/482193507?t=AbC"],
	]) {
		const said = await fetch(`${base}${typed}`, { redirect: "manual" });
		expect(said.status).toBe(308);
		expect(said.headers.get("location")).toBe(meant);
	}
});

test("when the database is away, the page says so, and when to ask again", async () => {
	const said = await fetch(`${base}/away`);
	expect(said.status).toBe(503);
	expect(said.headers.get("retry-after")).toBe("5");
	const page = await said.text();
	expect(page).toContain("gerade gestört");
	// By itself, unless somebody does not want it to.
	const seconds = said.headers.get("refresh");
	expect(page).toContain(`in ungefähr ${seconds}\u202fSekunden`);
	const [, stop] = /href="([^"]*neuladen=nein)"/.exec(page) ?? [];
	const still = await fetch(new URL(stop ?? "", base));
	expect(still.status).toBe(503);
	expect(still.headers.get("refresh")).toBeNull();
	expect(await still.text()).toContain("laden Sie diese Seite");
});

test.each(["GET", "POST"])(
	"what fails behind the gate is told to whoever stands before it: %s",
	async (method) => {
		const told: unknown[] = [];
		const failing = createServer((request, response) => {
			passGate(request, response, "termine.example.de", async () => {
				throw new Error("behind the gate");
			}).catch((error: unknown) => {
				told.push(error);
				response.end();
			});
		}).listen(0, "127.0.0.1");
		await once(failing, "listening");
		await fetch(`http://127.0.0.1:${portOf(failing)}/termine`, {
			method,
			...(method === "POST" ? { body: new URLSearchParams({ a: "b" }) } : {}),
		});
		expect(told).toEqual([new Error("behind the gate")]);
		failing.close();
	},
);
