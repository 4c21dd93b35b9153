import { expect, test } from "vitest";
import {
	checkText,
	formsOf,
	piecesOf,
} from "#lib/translation/rules/check-text.ts";
import { findText, wordsIn } from "#lib/translation/rules/find-text.ts";

const FORMS = ["one", "all"];
const check = (typed: string, german: string) =>
	checkText(typed, german, "en", FORMS);

const GERMAN =
	"{count, plural, one {# Termin} other {# Termine}} in [[office.inIt]], <link>{name}</link>";

test("a text is taken with the same values, tags and places, in another order and with the language's own forms", () => {
	const typed =
		"<link>{name}</link>: {count, plural, one {# appointment} other {# appointments}} at [[office.one]]";
	expect(check(typed, GERMAN)).toMatchObject({
		ok: true,
		value: typed,
	});
	expect(piecesOf(GERMAN)).toEqual([
		"{count}",
		"<link>",
		"{name}",
		"[[office.inIt]]",
	]);
});

test.each([
	["", "Termin", "text-missing"],
	["x".repeat(4_001), "Termin", "text-too-long"],
	["{name", "{name}", "syntax"],
	["Hello", "Hallo {name}", "pieces"],
	["Hello {name} {email}", "Hallo {name}", "pieces"],
	["Hello {nam}", "Hallo {name}", "pieces"],
	["<b>Hello</b>", "Hallo", "pieces"],
	["<script>alert(1)</script>", "Hallo", "pieces"],
	[
		"{kind, select, yes {y} other {o}}",
		"{kind, select, no {n} other {o}}",
		"pieces",
	],
	[
		"{count, plural, other {#}}",
		"{count, plural, one {#} other {#}}",
		"plural",
	],
	[
		"{count, plural, one {#} few {#} other {#}}",
		"{count, plural, one {#} other {#}}",
		"plural",
	],
	["Call us", "Rufen Sie an: [[phone]]", "places"],
	["[[office.some]]", "[[office.one]]", "places"],
	["Call [[phone", "Rufen Sie an: [[phone]]", "places"],
	['Say "yes"', "Sagen Sie ja", "quotes"],
])("%s for %s is refused: %s", (typed, german, error) => {
	expect(check(typed, german)).toEqual({ ok: false, error });
});

test("what quotes in ICU and what nobody sees does not come in", () => {
	expect(check(" It's\u202e fine\r\n", "Gut")).toMatchObject({
		value: "It\u2019s  fine",
	});
	expect(formsOf("en")).toEqual(["other", "one"]);
});

const TEXTS = [
	["when.title", "Which day suits you?"],
	[
		"when.free",
		"{count, plural, one {# free time} other {# free times}} on {day}",
	],
	["where.back", "Back"],
	["manage.back", "Back"],
	[
		"manage.cancel",
		"If you cannot come, <link>cancel your appointment</link> please.",
	],
];

test.each([
	["Which day suits you?", "when.title"],
	["which day SUITS", "when.title"],
	["It says: Which day suits you? on top", "when.title"],
	["3 free times on Monday", "when.free"],
	["cancel your appointment", "manage.cancel"],
	["Back", null],
	["it", null],
	["?!", null],
	["Nothing of the kind", null],
	["x ".repeat(100_000), null],
])("whoever reports %s means %s", (said, key) => {
	const texts = TEXTS.map(
		([key = "", text = ""]) => [key, wordsIn(text)] as const,
	);
	expect(findText(texts, said)).toBe(key);
});
