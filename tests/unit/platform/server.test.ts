import { describe, expect, test } from "vitest";
import { routeShape } from "#lib/paths/route-shape.ts";
import { parseNetworks } from "#lib/runtime/env-schema.ts";
import { settleClient } from "#scripts/server/client-address.ts";

describe("the access log", () => {
	test.each([
		["/", "/"],
		["/termine", "/termine"],
		["/termine?dienst=personalausweis&ort=homberg", "/termine"],
		["/termine/reservierung/Zb3kQ_9-xyz", "/termine/reservierung/:token"],
		[
			"/en/wartenummer/abcdef/verlassen?x=1",
			"/en/wartenummer/:token/verlassen",
		],
		["/termin/K7Q-M2X?t=geheim", "/termin/:reference"],
		["/leicht/termin/abc/absagen", "/leicht/termin/:reference/absagen"],
		["/wartenummer/abc", "/wartenummer/:token"],
		["/anzeige/homberg-ruhrort-baerl", "/anzeige/:other"],
		["/api/v1/availability?station=sued", "/api/v1/availability"],
		["/api/v1/openapi.json", "/api/v1/openapi.json"],
		["/_next/static/chunks/0a1b.js?v=2", "/_next/static/…"],
		["/erika.mustermann@example.de", "/:other"],
		["/M%C3%BCller", "/:other"],
		["/0203283", "/:other"],
		["//evil", "//:other"],
		["/erika-mustermann", "/:other"],
		["/termine/Erika", "/termine/:other"],
		["/_next/erika", "/:other/:other"],
		["/AbCdEfGhIjKlMnOpQrStUv", "/:other"],
	])("keeps of %s only %s", (url, shape) => {
		expect(routeShape(url)).toBe(shape);
	});
});

describe("the client's address", () => {
	const client = (
		forwarded: string | undefined,
		peer: string,
		proxies: string,
	) => {
		const headers: Record<string, string> = {
			"x-client-address": "6.6.6.6",
			"x-forwarded-host": "termine.example.de",
			...(forwarded === undefined ? {} : { "x-forwarded-for": forwarded }),
		};
		settleClient(headers, peer, parseNetworks(proxies));
		return headers;
	};

	test.each([
		[
			"is the connection's without a trusted proxy",
			"1.1.1.1",
			"9.9.9.9",
			"",
			"9.9.9.9",
		],
		[
			"is what the trusted proxy says",
			"1.1.1.1",
			"10.0.0.1",
			"10.0.0.0/8",
			"1.1.1.1",
		],
		[
			"ignores what was invented further left",
			"6.6.6.6, 1.1.1.1",
			"10.0.0.1",
			"10.0.0.1",
			"1.1.1.1",
		],
		[
			"passes through several proxies",
			"1.1.1.1, 10.0.0.2",
			"10.0.0.1",
			"10.0.0.0/8",
			"1.1.1.1",
		],
		[
			"understands IPv4 in IPv6",
			"1.1.1.1",
			"::ffff:10.0.0.1",
			"10.0.0.1",
			"1.1.1.1",
		],
		[
			"understands ports and brackets",
			"[2001:db8::1]:443",
			"::1",
			"::1",
			"2001:db8:0:0::/64",
		],
		[
			"is the proxy's when it says nonsense",
			"unknown",
			"10.0.0.1",
			"10.0.0.1",
			"10.0.0.1",
		],
		[
			"is the proxy's when it says nothing",
			undefined,
			"10.0.0.1",
			"10.0.0.1",
			"10.0.0.1",
		],
	])("%s", (_, forwarded, peer, proxies, expected) => {
		expect(client(forwarded, peer, proxies)["x-client-address"]).toBe(expected);
	});

	test("only a trusted proxy may say under which host we were asked", () => {
		expect(
			client(undefined, "9.9.9.9", "")["x-forwarded-host"],
		).toBeUndefined();
		expect(client(undefined, "10.0.0.1", "10.0.0.1")["x-forwarded-host"]).toBe(
			"termine.example.de",
		);
	});
});

test.each([
	["2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::/64"],
	["2001:db8:1:2::1", "2001:db8:1:2::/64"],
	["2001:db8::1", "2001:db8:0:0::/64"],
	["::1", "0:0:0:0::/64"],
	["::ffff:10.1.2.3", "10.1.2.3"],
	["fe80::1%eth0", "fe80:0:0:0::/64"],
])("%s counts as %s: one IPv6 network is one client", (peer, client) => {
	const headers: Record<string, string> = {};
	settleClient(headers, peer, parseNetworks(""));
	expect(headers["x-client-address"]).toBe(client);
});
