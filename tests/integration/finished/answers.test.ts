import { once } from "node:events";
import {
	request as ask,
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { freshValue } from "#lib/finished/fresh.ts";
import { answerFinished } from "#scripts/server/finished/answer.ts";
import { FinishedPages } from "#scripts/server/finished/finished-pages.ts";
import { rendering } from "#scripts/server/finished/render.ts";

const NONCE = "AbCdEfGhIjKlMnOpQrStUg==";
const POLICY = `default-src 'self'; script-src 'nonce-${NONCE}' 'strict-dynamic'`;
const PLAIN = '<meta name="scripts" content="none"/>';

/** What stands where Next does: shows all that it is told about whoever asks. */
let rendered = 0;
let keys = 0;
const newKey = () => `key-${String(keys++).padStart(8, "0")}`;
async function show(request: IncomingMessage, response: ServerResponse) {
	rendered += 1;
	await new Promise(setImmediate);
	const { url, method, headers, rawHeaders, socket } = request;
	const { remoteAddress } = socket;
	const { "x-request-id": id, ...told } = headers;
	const about = { url, method, told, count: rawHeaders.length, remoteAddress };
	if (url === "/en") {
		response.writeHead(307, { location: "/en/termine" });
		response.end("/en/termine");
		return;
	}
	if (url?.startsWith("/api/")) {
		response.writeHead(200, {
			"content-type": "application/json",
			"cache-control": "public, max-age=3",
		});
		response.write(JSON.stringify(about).slice(0, 20));
		response.end(JSON.stringify(about).slice(20));
		return;
	}
	response.setHeader("content-security-policy", POLICY);
	response.setHeader("vary", "rsc");
	if (url === "/impressum") response.setHeader("set-cookie", "a=b");
	response.writeHead(url === "/gebaerdensprache" ? 500 : 200, {
		"content-type": "text/html; charset=utf-8",
	});
	const script =
		url === "/datenschutz"
			? `<script nonce="${NONCE}" data-keep></script>`
			: "";
	const key = url === "/termine/zeit" ? freshValue(newKey) : "";
	response.write(`<html><head>${PLAIN}</head><body>${script}${key}`);
	response.end(
		`<p nonce="${NONCE}">${"Guten Tag. ".repeat(300)}${JSON.stringify(about)}</p>`,
	);
	void id;
}

const pages = new FinishedPages(rendering(show, "https://termine.example"));
const server = createServer(
	{ maxHeaderSize: 65_536 },
	async (request, response) => {
		request.headers["x-request-id"] = "1";
		request.headers["x-client-address"] = "192.0.2.7";
		if (await answerFinished(pages, request, response)) return;
		response.setHeader("x-own", "yes");
		response.end("an answer of its own");
	},
);
beforeAll(async () => {
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
});
afterAll(() => void server.close());
beforeEach(() => {
	rendered = 0;
});

interface Answer {
	status: number;
	headers: IncomingMessage["headers"];
	body: Buffer;
}

/** As it stands on the wire, which `fetch` hides. */
function get(
	path: string,
	headers: Record<string, string> = {},
	method = "GET",
): Promise<Answer> {
	const { port } = server.address() as AddressInfo;
	return new Promise((resolve, reject) => {
		const asked = ask(
			{ port, host: "127.0.0.1", path, headers, method },
			async (response) => {
				const chunks: Buffer[] = [];
				for await (const chunk of response) chunks.push(chunk);
				const { statusCode: status = 0, headers } = response;
				resolve({ status, headers, body: Buffer.concat(chunks) });
			},
		);
		asked.once("error", reject);
		asked.end("content-length" in headers ? "a=b" : undefined);
	});
}

/** Whoever asks, with all that browsers and proxies say about people. */
const PERSON = {
	cookie: "anzeige=geheim; authjs.session-token=geheim",
	authorization: "Bearer geheim",
	"accept-language": "tlh",
	"user-agent": "Geheimbrowser",
	referer: "https://termine.example/termin/482193507?t=geheim",
	"x-forwarded-for": "203.0.113.9",
	"x-forwarded-host": "evil.example",
	"x-forwarded-proto": "gopher",
	"x-real-ip": "203.0.113.9",
	forwarded: "for=203.0.113.9",
	"x-page": "/geheim",
	"content-security-policy": "geheim",
	"x-middleware-request-x": "geheim",
	"x-invoke-path": "/geheim",
	"x-matched-path": "/geheim",
	"if-modified-since": "Tue, 24 Nov 2026 09:00:00 GMT",
	range: "bytes=0-10",
	te: "trailers",
};

test("of whoever asks nothing reaches the page, and everybody is given the same", async () => {
	const first = await get("/termine", { ...PERSON, host: "evil.example" });
	expect(first.status).toBe(200);
	const text = first.body.toString();
	for (const hint of [
		"geheim",
		"evil",
		"gopher",
		"tlh",
		"203.0.113",
		"192.0.2",
	])
		expect(text.toLowerCase()).not.toContain(hint);
	expect(text).toContain('"host":"termine.example"');
	expect(text).toContain('"method":"GET"');
	for (const headers of [{}, { cookie: "b" }, { "user-agent": "curl" }])
		expect((await get("/termine", headers)).body.equals(first.body)).toBe(true);
	expect(JSON.stringify(first.headers)).not.toContain("geheim");
	expect(rendered).toBeLessThanOrEqual(2);
});

test("a page without scripts allows none, and carries no nonce", async () => {
	const { headers, body } = await get("/termine");
	expect(headers["content-security-policy"]).toContain("script-src 'none'");
	expect(headers["content-security-policy"]).toContain("style-src 'self';");
	expect(body.toString()).not.toContain("nonce");
});

test.each([
	["POST", "/termine", { "content-length": "3" }, "POST"],
	["another method", "/termine", {}, "DELETE"],
	["a question with a body", "/termine", { "content-length": "3" }, "GET"],
	["a token", "/termine?r=AAAAAAAAAAAAAAAAAAAAAA", {}, "GET"],
	["somebody's own link", "/rueckmeldung?t=abc", {}, "GET"],
	["what Next's scripts ask for", "/termine", { rsc: "1" }, "GET"],
	["what they prefetch", "/termine", { "next-router-prefetch": "1" }, "GET"],
	["an action", "/termine", { "next-action": "abc" }, "GET"],
	["an address that leads elsewhere", "/TERMINE", {}, "GET"],
	["an address with a NUL", "/termine?suche=%00", {}, "GET"],
	[
		"headers without end",
		"/termine",
		{ x: "x".repeat(15_000), y: "y".repeat(20_000) },
		"GET",
	],
	["a page that sets a cookie", "/impressum", {}, "GET"],
])("%s gets an answer of its own", async (_, path, headers, method) => {
	for (let time = 0; time < 3; time += 1) {
		const own = await get(path, headers as Record<string, string>, method);
		expect(own.headers["x-own"]).toBe("yes");
	}
});

test("a page that breaks says so, and the next one who asks has it made again", async () => {
	for (let time = 0; time < 3; time += 1) {
		const broken = await get("/gebaerdensprache");
		expect(broken.status).toBe(500);
		expect(broken.body.toString()).toContain("Das hat gerade nicht geklappt");
		expect(broken.headers["cache-control"]).toBe("no-store");
		expect(broken.headers.etag).toBeUndefined();
	}
	expect(rendered).toBe(3);
});

test("a redirect is the same for everybody", async () => {
	for (let time = 0; time < 3; time += 1)
		expect(await get("/en")).toMatchObject({
			status: 307,
			headers: { location: "/en/termine" },
		});
	expect(rendered).toBe(2);
});

test("bytes come as the asker takes them, and say how long they are", async () => {
	const plain = await get("/api/v1/services");
	expect(plain.headers["content-encoding"]).toBeUndefined();
	expect(JSON.parse(plain.body.toString())).toMatchObject({
		url: "/api/v1/services",
	});
	for (const [accepted, encoding] of [
		["gzip, deflate", "gzip"],
		["GZIP;q=0.5", "gzip"],
		["gzip;q=0, identity", undefined],
		["gzip;q=0.0", undefined],
		["deflate", undefined],
		["", undefined],
	] as const) {
		const { headers, body } = await get("/api/v1/services", {
			"accept-encoding": accepted,
		});
		expect(headers["content-encoding"], accepted).toBe(encoding);
		expect(headers["content-length"]).toBe(String(body.length));
		expect(headers.vary).toMatch(/accept-encoding/i);
		expect(headers["cache-control"]).toBe("public, max-age=3");
		const own = encoding ? gunzipSync(body) : body;
		expect(own.equals(plain.body)).toBe(true);
	}
});

test("HEAD says what GET would have given", async () => {
	const headers = { "accept-encoding": "gzip" };
	const whole = await get("/termine", headers);
	const head = await get("/termine", headers, "HEAD");
	expect(head.body).toHaveLength(0);
	for (const name of ["content-length", "etag", "content-type", "vary"])
		expect(head.headers[name], name).toBe(whole.headers[name]);
});

test("who has the page already is told so in a few bytes", async () => {
	const { headers } = await get("/termine");
	const etag = String(headers.etag);
	for (const known of [etag, etag.replace("W/", ""), `"x", ${etag}`, "*"]) {
		const again = await get("/termine", { "if-none-match": known });
		expect(again.status, known).toBe(304);
		expect(again.body).toHaveLength(0);
		expect(again.headers.etag).toBe(etag);
		expect(again.headers["content-encoding"]).toBeUndefined();
	}
	const other = await get("/termine", { "if-none-match": '"x"' });
	expect(other.status).toBe(200);
});

test("a form's key is new for everybody, with every encoding, and such a page is never said to be known", async () => {
	const seen = new Set<string>();
	for (let time = 0; time < 4; time += 1)
		for (const encoding of ["gzip", "br", ""]) {
			const { status, headers, body } = await get("/termine/zeit", {
				"accept-encoding": encoding,
				"if-none-match": "*",
			});
			expect(status).toBe(200);
			expect(headers.etag).toBeUndefined();
			const unpack = { gzip: gunzipSync, br: brotliDecompressSync };
			const packed = headers["content-encoding"] as "gzip" | "br" | undefined;
			const text = String(packed ? unpack[packed](body) : body);
			seen.add(/key-\d{8}/.exec(text)?.[0] ?? "");
		}
	expect(seen.size).toBe(12);
});

test("the nonce of a page with a script is new for everybody, and the same in page and policy", async () => {
	const seen = new Set<string>();
	for (let time = 0; time < 4; time += 1) {
		const { headers, body } = await get("/datenschutz");
		const policy = String(headers["content-security-policy"]);
		const [, nonce = ""] = /'nonce-([^']{24})'/.exec(policy) ?? [];
		expect(String(body).split(`nonce="${nonce}"`)).toHaveLength(3);
		expect(String(body) + policy).not.toContain(NONCE);
		expect(headers.etag).toBeUndefined();
		seen.add(nonce);
	}
	expect(seen.size).toBe(4);
	// What hardly ever changes is kept from the first time on.
	expect(rendered).toBe(1);
});

test("twenty who ask at once have it made once", async () => {
	const answers = await Promise.all(
		Array.from({ length: 20 }, (_, at) =>
			get("/verbesserungen", { cookie: `person=${at}` }),
		),
	);
	expect(new Set(answers.map(({ body }) => String(body))).size).toBe(1);
	expect(rendered).toBe(1);
});

test("a page that is given up on keeps nobody waiting", async () => {
	const givesUp = rendering(async (_, response) => {
		response.destroy();
	}, "https://termine.example");
	await expect(givesUp("/termine", "1")).rejects.toThrow("not made");
	const breaks = rendering(async () => {
		throw new Error("broken");
	}, "https://termine.example");
	await expect(breaks("/termine", "1")).rejects.toThrow("broken");
});
