import { describe, expect, test } from "vitest";
import { pageOf } from "#lib/feedback/rules/page.ts";
import { parseReport } from "#lib/feedback/rules/schema.ts";

const typed = {
	text: "Der Kalender ist zu blass.",
	page: "",
	when: "",
	email: "",
	news: "",
};

describe("the page of a report", () => {
	test.each([
		["/termine/zeit?dienst=reisepass&r=geheim", "/termine/zeit"],
		["/termin/482193507?t=geheim", "/termin/…"],
		["/en/termin/482193507/absagen#x", "/en/termin/…/absagen"],
		["/termine/reservierung/AAAAAAAAAAAAAAAAAAAAAA", "/termine/reservierung/…"],
		["https://termine.example.de/termin/482193507?t=geheim", "/termin/…"],
		["https://termine.example.de", "/"],
		["/rueckmeldung/gespraech/7-geheim", "/rueckmeldung/gespraech/…"],
		["/termine/gibt/es/nicht", "/termine/gibt/es/nicht"],
		[
			"der Kalender, wo man die Zeit wählt?",
			"der Kalender, wo man die Zeit wählt?",
		],
		["  ", ""],
	])("%s is kept as %s", (named, kept) => {
		expect(pageOf(named)).toBe(kept);
	});
});

describe("a report", () => {
	test("needs a text and nothing else", () => {
		expect(parseReport(typed)).toEqual({
			ok: true,
			report: {
				text: typed.text,
				page: null,
				when: null,
				email: null,
				news: false,
			},
		});
	});

	test("keeps its lines and loses what nobody can see", () => {
		const result = parseReport({
			...typed,
			text: " eins\r\nzwei\u202e\u0007 ",
		});
		expect(result).toMatchObject({ report: { text: "eins\nzwei" } });
	});

	test.each([
		[{ text: " \u200b--- " }, { text: "text-missing" }],
		[{ text: "x".repeat(4_001) }, { text: "text-too-long" }],
		[{ page: "x".repeat(301) }, { page: "page-too-long" }],
		[{ email: "ayse@" }, { email: "email-invalid" }],
		[{ news: "1" }, { email: "email-missing" }],
		[{ when: "gestern" }, { when: "when-invalid" }],
		[{ when: "2026-02-30T10:00" }, { when: "when-invalid" }],
		[{ when: "2026-11-24T10:00Z" }, { when: "when-invalid" }],
		[
			{ text: "", email: "x" },
			{ text: "text-missing", email: "email-invalid" },
		],
	])("is refused by name: %j", (changed, errors) => {
		expect(parseReport({ ...typed, ...changed })).toEqual({
			ok: false,
			errors,
		});
	});

	test.each(["2026-11-24T10:05", "2026-11-24T10:05:30"])(
		"may say when it happened: %s",
		(when) => {
			expect(parseReport({ ...typed, when })).toMatchObject({
				report: { when },
			});
		},
	);

	test("may have 4,000 letters of any kind", () => {
		expect(parseReport({ ...typed, text: "🦄a".repeat(2_000) }).ok).toBe(true);
	});
});
