import { expect, test } from "vitest";
import { collectionLetter } from "#lib/notifications/letter/rules/collection-letter.ts";
import { station } from "./examples.ts";

const ready = {
	kind: "collection-ready",
	locale: "de",
	name: "Erika Mustermann",
	number: 512,
	document: "passport",
	station: {
		...station,
		buildingHours: [{ weekday: 1, from: 480, until: 960 }],
	},
	book: null,
} as const;

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

test("it says what lies where, when the house is open, and that no appointment is needed", () => {
	const { subject, text, html } = collectionLetter(ready);
	// Nobody reads over a shoulder what it is.
	expect(subject).toBe("Ihr Dokument liegt bereit");
	for (const said of [
		"Guten Tag",
		"Erika Mustermann",
		"Reisepass",
		"512",
		"Bürger-Service-Station Stadtmitte",
		"Friedrich-Albert-Lange-Platz 7",
		"Montag: 8:00 bis 16:00 Uhr",
		"keinen Termin",
	]) {
		expect(plain(text)).toContain(said);
		expect(plain(html)).toContain(said);
	}
});

test("where the city wants an appointment for it, the mail leads there and says nothing else", () => {
	const book = "https://termine.example/termine?dienst=abholung&ort=stadtmitte";
	const { text } = collectionLetter({ ...ready, book });
	expect(text).toContain(book);
	expect(text).not.toContain("keinen Termin");
});

test("the reminder says that it is one", () => {
	const { subject, text } = collectionLetter({
		...ready,
		kind: "collection-reminder",
	});
	expect(subject).toBe("Erinnerung: Ihr Dokument liegt bereit");
	expect(text).toContain("noch bei uns");
});
