import { globSync, readFileSync } from "node:fs";
import { exampleOf } from "#tests/support/access.ts";
import { addressOf, listDoors } from "#tests/support/doors.ts";
import type { Sent } from "./raw-request.ts";

/** The same requests on every run: mulberry32, public domain. */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** What may stand anywhere in an address, encoded as it is sent. */
const GARBAGE = [
	"",
	"-1",
	"0",
	"99999999999999999999",
	"%00",
	"%0d%0aset-cookie:%20a=b",
	"%25",
	"%25%32%35",
	"%E4%F6",
	"%ED%A0%80",
	"%E2%80%AE%F0%9F%A6%84",
	"%F0%9D%9F%98%F0%9D%9F%99",
	"%",
	"%2e%2e%2f%2e%2e%2fetc%2fpasswd",
	"..%5c..%5c",
	"__proto__",
	"constructor",
	"toString",
	"%5Banna%5D%40web.de%7D",
	"%28%28%28%28%5B%2A%3F%2B",
	"%27%20OR%201%3D1%20--",
	"%3Cscript%3Ealert%281%29%3C%2Fscript%3E",
	"2026-02-31",
	"9999-99-99",
	"-271821-04-20",
	"25:61",
	"reisepass:2:3",
	"reisepass:-1",
	"00000000-0000-0000-0000-000000000000",
	"A".repeat(3_000),
] as const;

/** Typed into fields as it is. */
const TYPED = [
	"",
	"\u0000",
	"a\u0000b",
	"\r\nset-cookie: a=b",
	"../../x",
	"ä€🦄\u202e",
	"%",
	"[anna@web.de]",
	"(((((((((((a",
	"2026-02-31",
	"99999999999999999999",
	"-1",
	"|||",
	"x".repeat(20_000),
] as const;

const METHODS = ["OPTIONS", "HEAD", "TRACE", "PUT", "DELETE", "PATCH"] as const;

interface Target {
	file: string;
	address: string;
	/** With what is in brackets to be filled in. */
	place: (value: string) => string;
	hasPlace: boolean;
}

/** Every page and endpoint, read from the folder: a new one is tried by itself. */
function listTargets(station: { slug: string }): Target[] {
	return listDoors()
		.filter(({ kind }) => kind !== "action")
		.map(({ file }) => {
			const names = [...file.matchAll(/\[(?:\.{3})?(\w+)\]/g)]
				.map(([, name = ""]) => name)
				.filter((name) => name !== "locale");
			return {
				file,
				address: addressOf(file, exampleOf(file, station)),
				place: (value) =>
					addressOf(
						file,
						Object.fromEntries(names.map((name) => [name, value])),
					),
				hasPlace: names.length > 0,
			};
		});
}

/** Names of parameters, as the files that write addresses have them. */
function listParameters(): string[] {
	const sources = globSync("lib/paths/*.ts").map((file) =>
		readFileSync(file, "utf8"),
	);
	const found = sources.flatMap((source) =>
		[...source.matchAll(/\[\s*"([a-z-]+)",/g)].map(([, name = ""]) => name),
	);
	return [...new Set([...found, "dienst", "station", "service", "from", "to"])];
}

/** Id of each action in the built server, with the page beside it. */
function listActions(station: { slug: string }): [string, string][] {
	const { node } = JSON.parse(
		readFileSync(".next/server/server-reference-manifest.json", "utf8"),
	) as { node: Record<string, { filename?: string }> };
	return Object.entries(node)
		.filter(([, { filename }]) => filename?.startsWith("app/"))
		.map(([id, { filename = "" }]) => {
			const page = filename.replace(/actions\.ts$/, "page.tsx");
			return [id, addressOf(page, exampleOf(page, station))];
		});
}

function multipart(
	fields: readonly (readonly [string, string])[],
	boundary = "grenze",
): Pick<Sent, "headers" | "body"> {
	const parts = fields.map(
		([name, value]) =>
			`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
	);
	return {
		headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
		body: `${parts.join("")}--${boundary}--\r\n`,
	};
}

const many = (count: number) =>
	Array.from({ length: count }, (_, index) => [`f${index}`, ""] as const);
const urlencoded = (body: string): Pick<Sent, "headers" | "body"> => ({
	headers: { "content-type": "application/x-www-form-urlencoded" },
	body,
});
const asScript = (
	body: string,
	action = "0".repeat(42),
): Pick<Sent, "headers" | "body"> => ({
	headers: {
		"content-type": "text/plain;charset=UTF-8",
		"next-action": action,
	},
	body,
});
const withHeader = (
	sent: Pick<Sent, "headers" | "body">,
	name: string,
	value: string,
): Pick<Sent, "headers" | "body"> => ({
	...sent,
	headers: { ...sent.headers, [name]: value },
});

const FORM = multipart([["$ACTION_ID_x", ""]]);

/** Bodies that no form of ours sends; some in pieces without a length. */
const BODIES: readonly Pick<Sent, "headers" | "body" | "chunked">[] = [
	{ headers: { "content-type": "multipart/form-data" }, body: "x" },
	{ headers: { "content-type": "multipart/form-data; boundary=" }, body: "x" },
	{
		headers: { "content-type": "multipart/form-data; boundary=grenze" },
		body: "",
	},
	{
		headers: { "content-type": "multipart/form-data; boundary=grenze" },
		body: '--grenze\r\ncontent-disposition: form-data; name="a"\r\n\r\nnever ends',
	},
	{
		headers: { "content-type": "multipart/form-data; boundary=grenze" },
		body: "--grenze\r\n\r\nnameless\r\n--grenze--",
	},
	FORM,
	multipart([[`$ACTION_ID_${"0".repeat(42)}`, ""]]),
	multipart([["$ACTION_REF_1", ""]]),
	multipart([
		["$ACTION_REF_1", ""],
		["$ACTION_1:0", '{"id":"x","bound":"$@1"}'],
	]),
	multipart([
		["$ACTION_REF_1", ""],
		["$ACTION_1:0", "[".repeat(5_000)],
	]),
	multipart([["$ACTION_KEY", "k"]]),
	multipart(many(5_000)),
	{ ...multipart(many(500)), chunked: true },
	{
		...urlencoded(
			many(30_000)
				.map(([name]) => name)
				.join("&"),
		),
		chunked: true,
	},
	{ ...urlencoded("x".repeat(3_000_000)), chunked: true },
	urlencoded("x".repeat(100_000)),
	urlencoded("%"),
	urlencoded("a=%00&b=%ED%A0%80"),
	withHeader(FORM, "origin", "https://evil.example"),
	withHeader(FORM, "origin", "null"),
	withHeader(FORM, "origin", "no address"),
	withHeader(FORM, "origin", "http://[::1"),
	withHeader(FORM, "x-forwarded-host", "evil.example"),
	asScript("[]", "x"),
	asScript("[]", "toString"),
	asScript("[]"),
	asScript("[".repeat(60_000)),
	asScript("{"),
	asScript('["$K1"]'),
	withHeader(asScript("[]"), "origin", "https://evil.example"),
	withHeader(asScript("[]"), "content-type", "application/json"),
	withHeader(asScript("[]"), "content-type", "\u00e4/\u00f6"),
	withHeader(asScript("[]"), "content-type", "multipart/form-data"),
	withHeader(FORM, "next-action", "x"),
	withHeader(FORM, "next-action", "0".repeat(42)),
	{ headers: { "content-type": "application/json" }, body: "{}" },
	{ headers: { "content-type": "text/xml" }, body: "<a/>" },
	{ headers: { "content-length": "0" } },
	{ headers: { "content-encoding": "gzip" }, body: "x" },
];

const long = (size: number) => `a=${"x".repeat(size)}`;
const HEADERS: readonly Sent["headers"][] = [
	{ cookie: long(17_000) },
	{ cookie: long(40_000) },
	{ cookie: Array.from({ length: 400 }, (_, i) => `c${i}=1`).join("; ") },
	{ cookie: "a=%E4; =; ;;; b=\u00e4" },
	{ "accept-language": `${"de,".repeat(2_000)}*` },
	{ "accept-language": "\u00e4" },
	{ "accept-encoding": "\u00e4, br;q=x" },
	{ "accept-encoding": "identity;q=0, *;q=0" },
	Object.fromEntries(many(150).map(([name]) => [`x-${name}`, "1"])),
	{ rsc: "1", "next-router-state-tree": "%" },
	{ rsc: "1", "next-router-state-tree": "[".repeat(5_000) },
	{ "next-router-prefetch": "1", rsc: "1" },
	{ "next-router-segment-prefetch": "/_tree", rsc: "1" },
	{ "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
	{ "x-nextjs-data": "1" },
	{ "x-forwarded-host": "evil.example\u00e4", "x-forwarded-proto": "gopher" },
	{ "x-forwarded-for": "\u00e4, 1" },
	{ host: "evil.example" },
	{ host: "[" },
	{ range: "bytes=9999999999999-1" },
	{ "if-none-match": "\u00e4", "if-modified-since": "gestern" },
	{ "last-event-id": "\u00e4" },
	{ authorization: "Basic \u00e4" },
	{ expect: "100-continue" },
];

/**
 * Some thousand requests that nobody means well: all routes × methods, places in the path, parameters, bodies,
 * headers and fields of actions. The choice among many is drawn by chance, the same on every run.
 */
export function badRequests(station: { slug: string }): Sent[] {
	const random = randomFrom(12);
	const draw = <T>(list: readonly T[], count: number): T[] =>
		Array.from(
			{ length: count },
			() => list[Math.floor(random() * list.length)] as T,
		);
	const targets = listTargets(station);
	const parameters = listParameters();
	const requests: Sent[] = [];
	for (const { address, place, hasPlace } of targets) {
		for (const method of draw(METHODS, 2))
			requests.push({ method, path: address });
		if (hasPlace)
			for (const value of ["%25", ...draw(GARBAGE, 1)])
				requests.push({ path: place(value) || "/" });
		requests.push({ path: address + draw(["/%25", "%00"], 1) });
		for (const value of draw(GARBAGE, 1)) {
			const query = draw(parameters, 6).map((name) => `${name}=${value}`);
			requests.push({ path: `${address}?${query.join("&")}` });
		}
		const everything = parameters.map((name) => `${name}=%00`);
		requests.push({ path: `${address}?${everything.join("&")}` });
		for (const body of draw(BODIES, 1))
			requests.push({ method: "POST", path: address, ...body });
		for (const headers of draw(HEADERS, 1))
			requests.push({ path: address, ...(headers ? { headers } : {}) });
	}
	const path = "/termine/zeit";
	for (const body of BODIES) requests.push({ method: "POST", path, ...body });
	for (const headers of HEADERS)
		requests.push({ path, ...(headers ? { headers } : {}) });
	for (const value of GARBAGE)
		for (const folder of draw(FOLDERS, 2))
			requests.push({ path: `${folder}${value}` });
	const long = `/termine?${"x".repeat(12_000)}`;
	requests.push({ path: long }, { path: `/termine?${"a&".repeat(3_000)}` });
	for (const [id, path] of listActions(station))
		for (const by of draw(["form", "script"] as const, 1)) {
			const [typed = ""] = draw(TYPED, 1);
			const fields = draw(parameters, 12).map(
				(name) => [by === "form" ? name : `1_${name}`, typed] as const,
			);
			const body =
				by === "form"
					? multipart([[`$ACTION_ID_${id}`, ""], ...fields])
					: withHeader(
							multipart([...fields, ["0", draw(ARGUMENTS, 1)[0] ?? ""]]),
							"next-action",
							id,
						);
			requests.push({ method: "POST", path, ...body });
		}
	return requests;
}

const FOLDERS = ["/", "/en/", "/termin/", "/team/", "/_next/", "/api/"];

const ARGUMENTS = [
	'["$K1"]',
	'[{"values":{},"errors":{},"notice":null},"$K1"]',
] as const;

/** What is no request of HTTP, or hardly one. */
export const BYTES: readonly string[] = [
	"GET * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
	"OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
	"GET http://[/termine HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
	"GET http://evil.example/termine HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
	"GET termine HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
	"GET /termine HTTP/1.1\r\nconnection: close\r\n\r\n",
	"GET /termine HTTP/1.0\r\n\r\n",
	"GET //evil.example/%2f.. HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
	"GET /\\evil.example HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
	"GET /termine HTTP/1.1\r\nhost: x\r\nx\r\n\r\n",
	"POST /termine HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
	"POST /termine HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
	"BREW /termine HTTP/1.1\r\nhost: x\r\n\r\n",
	"\u0016\u0003\u0001 hello",
	`GET /termine HTTP/1.1\r\nhost: x\r\ncookie: ${"x".repeat(100_000)}\r\n\r\n`,
	`GET /en/${"x".repeat(100_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
];
