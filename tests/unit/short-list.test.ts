import { expect, test } from "vitest";
import { shortList } from "#app/[locale]/(citizen)/termin/[reference]/zettel/_parts/short-list.ts";
import { readCity } from "#lib/city/read-city.ts";
import { readCatalogue } from "#prisma/seed/city-files.ts";

test("explanations go, conditions stay whole, and nothing stands there twice", () => {
	const photo = "Digitales Passfoto: Bringen Sie den Code mit. Kein Papier.";
	const child = "Für Kinder: Das Kind kommt mit. Beide Eltern stimmen zu.";
	expect(shortList([photo, child, photo])).toEqual({
		lines: ["Digitales Passfoto", child],
		isWhole: true,
	});
});

test("what has no room is left out and said to be left out, shorter things still stand there", () => {
	const long = `Für alle: ${"x".repeat(400)}`;
	expect(shortList(["Ausweis", long, "Geld"])).toEqual({
		lines: ["Ausweis", "Geld"],
		isWhole: false,
	});
	expect(shortList([])).toEqual({ lines: [], isWhole: true });
});

test("every service has something short to say", () => {
	for (const { services } of readCatalogue(readCity(undefined)).texts.values())
		for (const [slug, { documents }] of Object.entries(services))
			if (documents.length > 0)
				expect(shortList(documents).lines, slug).not.toEqual([]);
});
