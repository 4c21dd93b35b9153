import { readdirSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { part, paths } from "#lib/paths/citizen.ts";
import { tidyAddress } from "#lib/paths/tidy-address.ts";
import { sentIn } from "#lib/sent.ts";
import {
	boundsOf,
	isForeign,
	refusalOfAddress,
	refusalOfHeaders,
} from "#scripts/server/bounds.ts";
import { refusalOfBody } from "#scripts/server/form-check.ts";
import { anyText } from "#tests/support/any-text.ts";

describe("an address", () => {
	test.each([
		["/termine", null],
		["/en/termine?dienst=reisepass:2", null],
		["/wartenummer/M%C3%BCller", null],
		["/%25", "no-address"],
		["/termin/%2525", "no-address"],
		["/termine%00", "no-address"],
		["/%E4", "no-address"],
		["*", "no-address"],
		["/.well-known/security.txt", null],
		["/x/../termine", "no-address"],
		["/./termine", "no-address"],
		["/api/..", "no-address"],
		["/x/%2e%2E/termine/zeit?ort=a", "no-address"],
		["/x%2F.%2e%2ftermine", "no-address"],
		["/x/..%5Ctermine", "no-address"],
		[`/${"x".repeat(9_000)}`, "long-address"],
		[`/termine?${"a&".repeat(400)}`, "long-address"],
	])("%s: %s", (address, refusal) => {
		expect(refusalOfAddress(address)).toBe(refusal);
	});

	test.each([
		["/Termine", "/termine"],
		[
			"/EN/Termine?dienst=Reisepass:2&ort=Stadtmitte",
			"/en/termine?dienst=reisepass:2&ort=stadtmitte",
		],
		["/termine?dienst=Reisepass%3A2", "/termine?dienst=reisepass%3A2"],
		["/termine?suche=Pass.", "/termine?suche=Pass."],
		["/Wartenummer/AbC_-", "/wartenummer/AbC_-"],
		["/rueckmeldung/gespraech/1-AbC.", "/rueckmeldung/gespraech/1-AbC"],
		["/wartenummer/AbC.", "/wartenummer/AbC"],
		["/wartenummer/AbC%3E,", "/wartenummer/AbC"],
		["/termin/482193507?t=AbC_-.", "/termin/482193507?t=AbC_-"],
		["/termin/482193507?t=AbC-).", "/termin/482193507?t=AbC-"],
		["/termin/482193507?t=AbC%3E,", "/termin/482193507?t=AbC"],
		["/termin/482193507?t=AbC%E2%80%9C", "/termin/482193507?t=AbC"],
		["/en/Termin/482193507?t=AbC%C2%BB", "/en/termin/482193507?t=AbC"],
		["/_next/static/Chunk.js", "/_next/static/Chunk.js"],
		["//Evil.example/", "//Evil.example/"],
		["/\\Evil.example", "/\\Evil.example"],
	])("%s is meant as %s", (typed, meant) => {
		expect(tidyAddress(typed)).toBe(meant);
		expect(tidyAddress(meant)).toBe(meant);
	});

	test("a token is never written in small letters, on no page that has one", () => {
		const folders = readdirSync("app", { recursive: true, encoding: "utf8" });
		const pages = folders.filter((folder) =>
			/\[(?:token|reference)\]$/.test(folder),
		);
		expect(pages.length).toBeGreaterThan(4);
		for (const page of pages) {
			const parts = page.split(path.sep).filter((part) => !/^\(/.test(part));
			const address = parts.map((part) => part.replace(/^\[.*/, "AbC"));
			expect(tidyAddress(`/${address.join("/")}`)).toMatch(/\/AbC$/);
		}
	});

	test("tidied once is tidy, and stays on this host", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary-ascii" }), (text) => {
				const tidy = tidyAddress(`/${text}`);
				expect(tidyAddress(tidy)).toBe(tidy);
				if (!/^[/\\]/.test(text)) expect(tidy).not.toMatch(/^\/[/\\]/);
			}),
		);
	});

	test("what somebody sent cannot end a header or a part of an address", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				expect(part(text)).toMatch(/^[\w.!~*'()%-]*$/);
			}),
		);
		expect(paths("de").kiosk("a/\r\nx\ud800")).toBe(
			"/kiosk/a%2F%0D%0Ax%EF%BF%BD",
		);
	});
});

test("headers have an end, with room for the cookies of others", () => {
	expect(refusalOfHeaders(["cookie", "x".repeat(17_000)])).toBeNull();
	expect(refusalOfHeaders(["cookie", "x".repeat(40_000)])).toBe(
		"large-headers",
	);
	expect(refusalOfHeaders(Array(300).fill("x"))).toBe("large-headers");
});

test.each([
	[undefined, false],
	["https://termine.example.de", false],
	["http://internal:3000", false],
	["https://evil.example", true],
	["null", true],
	["no address", true],
])("a form from %s is foreign: %s", (origin, foreign) => {
	const headers = { host: "internal:3000", ...(origin ? { origin } : {}) };
	expect(isForeign(headers, "termine.example.de")).toBe(foreign);
});

const FORM_ALONE = `40${"a".repeat(40)}`;
const STATE_AND_FORM = `60${"a".repeat(40)}`;

async function refusalOf(
	fields: readonly (readonly [string, string])[],
	action?: string,
) {
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	const sent = new Response(form);
	return refusalOfBody(
		Buffer.from(await sent.arrayBuffer()),
		{
			"content-type": sent.headers.get("content-type") ?? "",
			...(action ? { "next-action": action } : {}),
		},
		boundsOf("/termine"),
	);
}

describe("a form", () => {
	const bound = (id: string, held?: string) =>
		[
			["$ACTION_REF_1", ""],
			[
				"$ACTION_1:0",
				JSON.stringify(held ? { id, bound: "$@1" } : { id, bound: null }),
			],
			...(held ? [["$ACTION_1:1", held] as const] : []),
		] as const;

	test.each([
		["without a script", [[`$ACTION_ID_${FORM_ALONE}`, ""]], undefined],
		["with a state", bound(STATE_AND_FORM, '[{"values":{}}]'), undefined],
		["by a script", [["0", '["$K1"]']], FORM_ALONE],
		["by a script, with a state", [["0", '[{"a":[]},"$K1"]']], STATE_AND_FORM],
		["for an action that is gone", [["$ACTION_ID_x", ""]], undefined],
		[
			"with many brackets typed",
			[
				["1_text", "[".repeat(500)],
				["0", '["$K1"]'],
			],
			FORM_ALONE,
		],
	] as const)("%s is let through", async (_, fields, action) => {
		expect(await refusalOf(fields, action)).toBeNull();
	});

	test.each([
		[
			"that calls an action without what it needs",
			[[`$ACTION_ID_${STATE_AND_FORM}`, ""]],
			undefined,
		],
		["that binds nothing", bound(STATE_AND_FORM), undefined],
		["that binds too much", bound(FORM_ALONE, "[1]"), undefined],
		["that binds what is no JSON", bound(STATE_AND_FORM, "["), undefined],
		["by a script, without the form", [["0", "[]"]], FORM_ALONE],
		["by a script, with a state too many", [["0", '[{},"$K1"]']], FORM_ALONE],
		[
			"nested deeper than any",
			[["0", `[${"[".repeat(50)}${"]".repeat(50)},"$K1"]`]],
			STATE_AND_FORM,
		],
		[
			"with a text that cannot be kept",
			[["0", '["\\u0000","$K1"]']],
			STATE_AND_FORM,
		],
		["with half a character", [["0", '["\\ud800","$K1"]']], STATE_AND_FORM],
	] as const)("%s is refused", async (_, fields, action) => {
		expect(await refusalOf(fields, action)).toBe("unreadable");
	});

	test("with a file is one where a file belongs", async () => {
		const refusal = async (name: string) => {
			const form = new FormData();
			form.append(`$ACTION_ID_${FORM_ALONE}`, "");
			form.append(name, new Blob(["Station;Tag"]), "vorher.csv");
			const sent = new Response(form);
			return refusalOfBody(
				Buffer.from(await sent.arrayBuffer()),
				{ "content-type": sent.headers.get("content-type") ?? "" },
				boundsOf("/pilot/wirkung/vorher"),
			);
		};
		expect(await refusal("datei")).toBeNull();
		expect(await refusal("_1_datei")).toBeNull();
		expect(await refusal("name")).toBe("unreadable");
		expect(await refusal("$ACTION_1:0")).toBe("unreadable");
	});

	test("of more fields than any has is too large, however it is written", async () => {
		const many = Array.from(
			{ length: 2_000 },
			(_, at) => [`f${at}`, ""] as const,
		);
		expect(await refusalOf(many)).toBe("too-large");
		const body = Buffer.from(many.map(([name]) => name).join("&"));
		const type = "application/x-www-form-urlencoded";
		expect(
			await refusalOfBody(body, { "content-type": type }, boundsOf("/")),
		).toBe("too-large");
	});

	test.each([
		["multipart/form-data", "x"],
		["multipart/form-data; boundary=", "x"],
		["multipart/form-data; boundary=b", ""],
		["multipart/form-data; boundary=b", "--b\r\n\r\nx\r\n--b--"],
		[
			"multipart/form-data; boundary=b",
			'--b\r\ncontent-disposition: form-data; name="f"; filename="x"\r\n\r\nx\r\n--b--\r\n',
		],
	])("as %s of %j is none", async (type, body) => {
		expect(
			await refusalOfBody(
				Buffer.from(body),
				{ "content-type": type },
				boundsOf("/"),
			),
		).toBe("unreadable");
	});
});

test("values of a form are gone through once, not once for each name", () => {
	const form = new FormData();
	for (let at = 0; at < 500; at++) form.append(`f${at}`, "");
	form.append("f1", "x");
	let asked = 0;
	const counted = new Proxy(form, {
		get: (target, name) => {
			if (name === "getAll") asked++;
			const value = Reflect.get(target, name);
			return typeof value === "function" ? value.bind(target) : value;
		},
	});
	expect(sentIn(counted).f1).toEqual(["", "x"]);
	expect(asked).toBe(0);
});
