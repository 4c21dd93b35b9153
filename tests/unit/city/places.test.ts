import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { filledIn } from "#lib/city/places.ts";
import { listCities, readCity } from "#lib/city/read-city.ts";
import { toLocale } from "#lib/text/locale.ts";

const zwiebrunn = readCity("zwiebrunn");
const fill = <Texts>(texts: Texts) => filledIn(texts, zwiebrunn, "de");

test("a text says what its city says, with a large letter where it asks for one", () => {
	expect(
		fill({
			a: "Neu in [[city]]",
			b: { c: "[[Office.all]] und [[office.all]]: [[phone]]" },
		}),
	).toEqual({
		a: "Neu in Zwiebrunn",
		b: { c: "Alle Bürgerbüros und alle Bürgerbüros: 089\u00a099998115" },
	});
});

test("a text that was taken apart when building is filled in as well, and its values stay", () => {
	const plural = [
		"count",
		5,
		{ one: "[[city]]", other: ["# in ", ["[[city]]"]] },
	];
	expect(fill(["[[city]]: ", ["days", 3], plural])).toEqual([
		"Zwiebrunn: ",
		["days", 3],
		["count", 5, { one: "Zwiebrunn", other: ["# in ", ["Zwiebrunn"]] }],
	]);
});

test("what says nothing of a city stays the same object: a catalogue is there once", () => {
	const texts = { quiet: { a: "a", b: ["b", ["c"]] }, own: { d: "[[city]]" } };
	const filled = fill(texts);
	expect(filled.quiet).toBe(texts.quiet);
	expect(filled.own).not.toBe(texts.own);
});

test("a place that no folder fills is a mistake", () => {
	expect(() => fill({ a: "[[mayor]]" })).toThrow("[[mayor]]");
});

const rooms = globSync("messages/*/*.json").filter(
	(file) => !file.endsWith("about.json"),
);

test.each(listCities())("every text is filled in for %s", (name) => {
	const city = readCity(name);
	expect(rooms.length).toBeGreaterThan(60);
	for (const file of rooms) {
		const [, language = "de"] = file.split("/");
		const locale = toLocale(language);
		const texts = filledIn(
			JSON.parse(readFileSync(file, "utf8")) as object,
			city,
			locale,
		);
		expect(JSON.stringify(texts), file).not.toMatch(/\[\[|\]\]/);
	}
});
