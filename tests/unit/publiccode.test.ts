import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { locales } from "#lib/text/locale.ts";
import manifest from "../../package.json" with { type: "json" };

const text = readFileSync("publiccode.yml", "utf8");
const whole: unknown = parse(text);

/** "description/de/features" → what stands there; undefined: nothing. */
const at = (path: string): unknown =>
	path.split("/").reduce<unknown>((inner, name) => Object(inner)[name], whole);

test("publiccode.yml has every key that version 0.4 of its standard requires", () => {
	expect(at("publiccodeYmlVersion")).toBe("0.4");
	const required = [
		"name",
		"url",
		"softwareVersion",
		"releaseDate",
		"platforms",
		"categories",
		"developmentStatus",
		"softwareType",
		...["de", "en"].flatMap((language) => [
			`description/${language}/shortDescription`,
			`description/${language}/longDescription`,
			`description/${language}/features`,
		]),
		"legal/license",
		"maintenance/type",
		// Of a project that is maintained internally.
		"maintenance/contacts",
		"localisation/localisationReady",
		"localisation/availableLanguages",
	];
	expect(required.filter((key) => at(key) === undefined)).toEqual([]);
	expect(at("maintenance/contacts/0/name")).toMatch(/\S/);
});

test("it tells the version that package.json tells, a date and an address", () => {
	expect(at("softwareVersion")).toBe(manifest.version);
	expect(at("releaseDate")).toMatch(/^20\d\d-\d\d-\d\d$/);
	const url = URL.parse(String(at("url")));
	expect(url?.protocol).toBe("https:");
});

test("it names the languages that there are", () => {
	expect(at("localisation/availableLanguages")).toEqual([...locales]);
});

test("what it says is as long as the standard allows", () => {
	for (const language of ["de", "en"]) {
		const short = String(at(`description/${language}/shortDescription`));
		expect(short.length).toBeGreaterThan(0);
		expect(short.length).toBeLessThanOrEqual(150);
		const long = String(at(`description/${language}/longDescription`)).trim();
		expect(long.length).toBeGreaterThanOrEqual(150);
		expect(long.length).toBeLessThanOrEqual(10_000);
	}
});
