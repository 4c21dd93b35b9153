import { expect, test } from "vitest";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";
import { seedCatalog } from "#tests/support/seed-catalog.ts";

const shown = (text: string) =>
	withSoftHyphens(text).replaceAll(/[\u00ad\u200b]/g, "|");

test.each([
	["Personalausweis beantragen", "Personal|ausweis beantragen"],
	[
		"Meldebescheinigung / Aufenthaltsbescheinigung",
		"Melde|bescheini|gung / Aufenthalts|bescheini|gung",
	],
	["Gewerbezentralregister", "Gewerbe|zentral|register"],
	["Beglaubigungen und Anmeldung", "Beglaubi|gungen und Anmel|dung"],
	["Homberg/Ruhrort/Baerl", "Homberg/|Ruhrort/|Baerl"],
	["Mo. 8/9", "Mo. 8/9"],
	["Reisepass", "Reise|pass"],
	["Einverständniserklärung", "Einver|ständnis|erklä|rung"],
	["Gebärdensprache", "Gebärden|sprache"],
	["Sorgeberechtigten", "Sorge|berechtigten"],
	["Anschrift und Behörde", "Anschrift und Behörde"],
	["Ausweis", "Ausweis"],
])("%s may break where its parts meet", (text, expected) => {
	expect(shown(text)).toBe(expected);
});

test("no part of a service's name is longer than a narrow screen with large letters has room for", () => {
	const parts = seedCatalog().services.flatMap(({ text }) =>
		withSoftHyphens(text.name).split(/[^\p{L}]+/u),
	);
	expect(parts.filter((part) => part.length > 15)).toEqual([]);
});
