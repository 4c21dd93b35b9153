import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { listCities } from "#lib/city/read-city.ts";
import { EASY } from "#lib/text/locale.ts";
import { hardToRead } from "#tests/support/easy-language.ts";
import { textsIn } from "#tests/support/texts.ts";

/** Names that stand on signs and letters, and words that others search by. */
const NAMES = [
	/^holidays\./,
	/^start\.quick\.\w+\.search$/,
	// As the law calls itself, and a licence.
	/^legal\.imprint\.providerHint$/,
	/^effect\.data\.license$/,
];
/** What the city's law and other offices are called. */
const OFFICES =
	/Bundeszentralamt|Gebietskörperschaft|Bezirksregierung|Landes\w+|Informations\w+|Beratungsstelle|Internationaler|Beauftragten der/;

test("texts in Leichte Sprache keep the rules that a machine can see", () => {
	const hard = [...textsIn(EASY)]
		.filter(([key]) => !NAMES.some((name) => name.test(key)))
		.flatMap(([key, text]) =>
			hardToRead(text).map((fault) => `${key}: ${fault}`),
		);
	expect(hard).toEqual([]);
});

const folders = listCities()
	.map((city) => path.join("cities", city, EASY))
	.filter((folder) => existsSync(folder));

test.each(folders)("so do the services and sentences in %s", (folder) => {
	const hard = readdirSync(folder)
		.filter((file) => file !== "search-words.json")
		.flatMap((file) =>
			sayingsIn(JSON.parse(readFileSync(path.join(folder, file), "utf8")))
				.flatMap(hardToRead)
				.filter((fault) => !OFFICES.test(fault))
				.map((fault) => `${file}: ${fault}`),
		);
	expect(hard).toEqual([]);
});

test("what is hard to read is found", () => {
	expect(
		hardToRead("Sie bekommen eine Termin·nummer.\nHeben Sie sie gut auf."),
	).toEqual([]);
	for (const hard of [
		"Die Reservierungsbestätigung kommt.",
		"Sie könnten auch anrufen.",
		"Sie brauchen zwei Fotos.",
		"Ohne Termin geht das nicht.",
		"Bringen Sie z. B. den Ausweis mit.",
		"Wenn Sie heute noch keinen Ausweis haben und morgen in ein anderes Land fahren, kommen Sie früh.",
		"{count, plural, one {Eine Person} other {Die Sitzplatznummerierung}} ist da.",
	])
		expect(hardToRead(hard), hard).not.toEqual([]);
});

function sayingsIn(value: unknown): string[] {
	if (typeof value === "string") return /^https?:/.test(value) ? [] : [value];
	if (typeof value !== "object" || value === null) return [];
	return Object.values(value).flatMap(sayingsIn);
}
