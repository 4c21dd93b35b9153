import { expect, test } from "vitest";
import { readFee } from "#lib/catalog/rules/edit-schema.ts";
import { entriesOf, sentencesOf, typedEntries } from "#lib/text/typed-lines.ts";
import { readOwnText } from "#lib/translation/rules/own-texts.ts";

const EASY = "de-x-leicht";
const ENTRIES = ["Ihr Pass.\nEr darf alt sein.", "Ein Foto."];

test("an entry of Leichte Sprache has several lines, and is read as it was written", () => {
	const typed = typedEntries(ENTRIES, EASY);
	expect(typed).toBe("Ihr Pass.\nEr darf alt sein.\n\nEin Foto.");
	expect(entriesOf(typed, EASY)).toEqual(ENTRIES);
	const sent = ` ${typed.replaceAll("\n", " \r\n")}\r\n\r\n\r\n`;
	expect(entriesOf(sent, EASY)).toEqual(ENTRIES);
	// A single one of several lines is no list of several.
	expect(entriesOf(typedEntries([ENTRIES[0] ?? ""], EASY), EASY)).toEqual([
		ENTRIES[0],
	]);
});

test("elsewhere each line is an entry, and a sentence is one line", () => {
	expect(entriesOf("Pass\r\n\r\n Foto \r\n", "de")).toEqual(["Pass", "Foto"]);
	expect(sentencesOf(" Ein \n Satz ", "de")).toBe("Ein Satz");
	expect(sentencesOf(" Ein  Satz. \r\n\r\nNoch einer.", EASY)).toBe(
		"Ein Satz.\nNoch einer.",
	);
});

test("a fee of several sentences stays one", () => {
	const lines = ["Das kostet nichts.\nSie haben schon bezahlt.", "Foto: 6 €."];
	const typed: Record<string, string> = {
		validFrom: "2026-12-01",
		"lines-de": "kostenlos",
		[`lines-${EASY}`]: typedEntries(lines, EASY),
	};
	const read = readFee((name) => typed[name] ?? "", ["de", EASY], "2026-11-24");
	expect(read).toMatchObject({ ok: true, value: { lines: { [EASY]: lines } } });
});

test("a list of the city is translated into Leichte Sprache entry by entry", () => {
	const german = {
		name: "Pass",
		summary: "Reisen",
		quantity_label: "",
		documents: ["Pass", "Foto"],
		hint: null,
		online_alternative: null,
		referral: null,
	};
	const typed: Record<string, string> = {
		name: "Pass",
		summary: "Sie reisen.\r\nSie brauchen einen Pass.",
		documents: typedEntries(ENTRIES, EASY),
	};
	const read = readOwnText(
		"service",
		(word) => typed[word] ?? "",
		german,
		EASY,
	);
	if (!read.ok) throw new Error(JSON.stringify(read.errors));
	expect(read.words.get("documents")).toEqual(ENTRIES);
	expect(read.words.get("summary")).toBe(
		"Sie reisen.\nSie brauchen einen Pass.",
	);
});
