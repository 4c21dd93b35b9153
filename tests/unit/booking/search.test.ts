import { expect, it } from "vitest";
import { parseSought } from "#lib/booking/rules/search.ts";
import { formatReference, newReference } from "#lib/text/reference.ts";

it("knows a Terminnummer, grouped or not, from a phone number", () => {
	const reference = newReference();
	expect(parseSought(reference)).toEqual({ by: "reference", reference });
	expect(parseSought(` ${formatReference(reference)} `)).toEqual({
		by: "reference",
		reference,
	});
});

it.each([
	["a7", { by: "ticket", ticket: "A007" }],
	["W 012", { by: "ticket", ticket: "W012" }],
	["Ayse@Web.de", { by: "email", part: "ayse@web.de" }],
	["+49 (203) 94 000", { by: "phone", key: "+4920394000", digits: "20394000" }],
	["0203/94000", { by: "phone", key: "+4920394000", digits: "20394000" }],
	[
		"0049 (0) 203‑94000",
		{ by: "phone", key: "+4920394000", digits: "20394000" },
	],
	["٠٢٠٣ ٩٤٠٠٠", { by: "phone", key: "+4920394000", digits: "20394000" }],
	[
		"0090 532 1234567",
		{ by: "phone", key: "+905321234567", digits: "905321234567" },
	],
	["w１２", { by: "ticket", ticket: "W012" }],
	["O’Neill", { by: "name", words: ["oneill"] }],
	["Müller-Weiß Jürgen", { by: "name", words: ["muller", "weiss", "jurgen"] }],
	["Işık", { by: "name", words: ["isik"] }],
	["", null],
	["x", null],
	["123", null],
	["%_%", null],
	["@", null],
])("%s", (typed, sought) => {
	expect(parseSought(typed)).toEqual(sought);
});
