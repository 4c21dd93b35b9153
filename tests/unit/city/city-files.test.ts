import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CityFault, listCities, readCity } from "#lib/city/read-city.ts";
import { checkCity } from "#prisma/seed/city-files.ts";
import { temporaryFolder } from "#tests/support/folder.ts";

test.each(listCities())("everything that cities/%s needs is there", (name) => {
	checkCity(name);
});

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
	folder = temporaryFolder();
	cpSync("cities/zwiebrunn", folder.path, { recursive: true });
});
afterEach(() => folder.remove());

/** Changes a file as somebody does who sets up a city, and says what is complained of, without the folder. */
function complaints(file: string, change: (text: string) => string): string[] {
	const place = path.join(folder.path, file);
	const before = readFileSync(place, "utf8");
	const after = change(before);
	expect(after).not.toBe(before);
	writeFileSync(place, after);
	try {
		checkCity(folder.path);
		return [];
	} catch (error) {
		if (!(error instanceof CityFault)) throw error;
		return error.problems.map((line) => line.replaceAll(`${folder.path}/`, ""));
	}
}

/** The line of a file of the invented city on which this stands. */
const lineOf = (file: string, words: string) =>
	readFileSync(path.join("cities/zwiebrunn", file), "utf8")
		.split("\n")
		.findIndex((line) => line.includes(words)) + 1;

test.each<
	[file: string, words: string, from: string, to: string, said: string]
>([
	["city.json", '"phone"', "+49 89", "089", "phone: must be +49"],
	["city.json", '"state"', '"BY"', '"Bayern"', "state: Invalid option"],
	[
		"city.json",
		'"timeZone"',
		"Europe/Berlin",
		"Asia/Tokyo",
		"timeZone: must be",
	],
	[
		"city.json",
		'"website"',
		"https://",
		"",
		"privacyAuthority.website: must be",
	],
	[
		"city.json",
		'"wordmark"',
		"wordmark",
		"wordMark",
		"wordMark: is not known here",
	],
	[
		"city.json",
		'"stations": [',
		'"altes-rathaus"',
		'"rathaus"',
		'"rathaus" is no station',
	],
	[
		"de/texts.json",
		'"toOne"',
		"zu einem",
		"zu {einem}",
		"office.toOne: must have none",
	],
	[
		"stations.json",
		'"postcode"',
		"94999",
		"9499",
		"0.postcode: must have five digits",
	],
	[
		"services.json",
		'"category"',
		"pass-ausweis",
		"paesse",
		'"paesse" is none of',
	],
])(
	"a mistake in %s at %s is told with its line",
	(file, words, from, to, said) => {
		const found = complaints(file, (text) => text.replace(from, to));
		const line = found.find((one) => one.includes(said));
		expect(line, found.join("\n")).toContain(`${file}:`);
		const [, number] = /:(\d+): /.exec(line ?? "") ?? [];
		// A list or an object that was written over several lines is named where it or its entry begins.
		expect(Math.abs(Number(number) - lineOf(file, words))).toBeLessThanOrEqual(
			1,
		);
	},
);

test("what is missing is told where it should be, and all that is wrong at once", () => {
	expect(
		complaints("en/texts.json", (text) =>
			text.replace(/\t"house": .*\n/, "").replace(/\t\t"none": .*\n/, ""),
		),
	).toEqual([
		"en/texts.json:1: house: is missing",
		`en/texts.json:${lineOf("en/texts.json", '"office"') - 1}: office.none: is missing`,
	]);
});

test("a comma too many and a file cut short are told with their line", () => {
	const [comma] = complaints("city.json", (text) =>
		text.replace('"BY",', '"BY",,'),
	);
	expect(comma).toContain(
		`city.json:${lineOf("city.json", '"state"')}: is no JSON`,
	);
	cpSync("cities/zwiebrunn", folder.path, { recursive: true });
	const [short] = complaints("city.json", (text) => text.slice(0, -20));
	expect(short).toMatch(/^city\.json:\d+: is no JSON/);
});

test("a language is a folder: without it the city does not have it, and what the folder lacks is missed", () => {
	const [missing] = complaints("en/services.json", (text) =>
		text.replace('"personalausweis":', '"ausweis-in-gruen":'),
	);
	expect(missing).toMatch(/^en\/services\.json:1: lacks "personalausweis"/);
	rmSync(path.join(folder.path, "en"), { recursive: true });
	expect(readCity(folder.path).languages).toEqual(["de"]);
	expect(() => checkCity(folder.path)).not.toThrow();
	cpSync("cities/zwiebrunn", folder.path, { recursive: true });
});

test("a folder that is not there is told with those that are", () => {
	expect(() => checkCity("atlantis")).toThrow(
		/no folder cities\/atlantis; in cities there are: .*zwiebrunn/,
	);
});
