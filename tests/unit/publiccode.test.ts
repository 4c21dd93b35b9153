import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { locales } from "#lib/text/locale.ts";
import manifest from "../../package.json" with { type: "json" };

/** "description/de/features" → its value, or "" for what has more below it. Enough YAML for this one file. */
function entriesOf(text: string): Map<string, string> {
	const entries = new Map<string, string>();
	const path: string[] = [];
	for (const line of text.split("\n")) {
		const [, indent = "", name, value = ""] =
			/^( *)([A-Za-z]+):(?: +(.+))?$/.exec(line) ?? [];
		if (name === undefined) continue;
		path.length = indent.length / 2;
		path.push(name);
		entries.set(path.join("/"), value.replaceAll('"', ""));
	}
	return entries;
}

const text = readFileSync("publiccode.yml", "utf8");
const entries = entriesOf(text);

test("publiccode.yml has every key that version 0.4 of its standard requires", () => {
	expect(entries.get("publiccodeYmlVersion")).toBe("0.4");
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
	expect(required.filter((key) => !entries.has(key))).toEqual([]);
	expect(text).toMatch(/contacts:\n {4}- name: \S/);
});

test("it tells the version that package.json tells, a date and an address", () => {
	expect(entries.get("softwareVersion")).toBe(manifest.version);
	expect(entries.get("releaseDate")).toMatch(/^20\d\d-\d\d-\d\d$/);
	expect(URL.canParse(entries.get("url") ?? "")).toBe(true);
	expect(new URL(entries.get("url") ?? "").protocol).toBe("https:");
});

test("it names the languages that there are", () => {
	const [, named = ""] =
		/availableLanguages:\n((?: {4}- \w+\n)+)/.exec(text) ?? [];
	expect(named.match(/\w+/g)).toEqual([...locales]);
});

test("what it says is as long as the standard allows", () => {
	for (const language of ["de", "en"]) {
		const short = entries.get(`description/${language}/shortDescription`) ?? "";
		expect(short.length).toBeGreaterThan(0);
		expect(short.length).toBeLessThanOrEqual(150);
		const long =
			new RegExp(
				`\\n  ${language}:[\\s\\S]*?longDescription: >\\n([\\s\\S]*?)\\n    features:`,
			).exec(text)?.[1] ?? "";
		const plain = long.replace(/\s+/g, " ").trim();
		expect(plain.length).toBeGreaterThanOrEqual(150);
		expect(plain.length).toBeLessThanOrEqual(10_000);
	}
});
