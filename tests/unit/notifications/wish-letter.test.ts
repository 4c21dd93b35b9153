import { expect, test } from "vitest";
import {
	type WishNotice,
	wishLetter,
} from "#lib/notifications/letter/rules/wish-letter.ts";
import { locales } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { station } from "./examples.ts";

const about = {
	locale: "de" as const,
	name: "Erika Mustermann",
	reference: "482193507",
	pin: "604218",
	links: {
		wish: "https://termine.example/wunsch/Abc_-123",
		again: "https://termine.example/termine/wunsch",
	},
};

const offer: WishNotice = {
	...about,
	kind: "wish-offer",
	startsAt: Date.parse("2026-12-01T09:00:00+01:00"),
	until: Date.parse("2026-11-24T12:30:00+01:00"),
	minutes: 15,
	station,
	moves: false,
	isLast: false,
	answer: "https://termine.example/angebot/Xyz_-987",
};

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

test("that a wish is noted: number, PIN and the one link, and how many mails will come", () => {
	const { subject, text, html } = wishLetter({ ...about, kind: "wish-noted" });
	expect(subject).toBe("Ihr Wunschtermin ist vorgemerkt");
	for (const said of [
		"482 193 507",
		"604218",
		about.links.wish,
		"höchstens drei",
	])
		expect(plain(text)).toContain(said);
	expect(html).toContain(`href="${about.links.wish}"`);
	expect(html).toContain("Guten Tag Erika Mustermann,");
});

test.each(locales)(
	"an offer to whoever is called sends nobody to a house: %s",
	(locale) => {
		const k = translator("kind", locale);
		for (const remote of ["phone", "video"] as const) {
			const { text, html } = wishLetter({ ...offer, locale, remote });
			for (const words of [text, html]) {
				expect(words).not.toContain(station.street);
				expect(words).toContain(k(`${remote}.place`));
			}
		}
	},
);

test("an offer says when, where, until when and what silence means; its subject says nothing of the person", () => {
	const { subject, text } = wishLetter(offer);
	expect(plain(subject)).toBe(
		"Bitte antworten: freier Termin am Di., 1. Dezember 2026, 9:00 Uhr",
	);
	for (const said of [
		"Dienstag, 1. Dezember 2026, 9:00 Uhr",
		"Dienstag, 24. November 2026, 12:30 Uhr",
		station.street,
		"https://termine.example/angebot/Xyz_-987",
		"bekommt ihn die nächste Person",
		"höchstens noch ein Angebot",
	])
		expect(plain(text)).toContain(said);
	expect(text).not.toContain("verschieben wir");
});

test("the last offer says that it is the last, and a move says what becomes of the old time", () => {
	const { text } = wishLetter({ ...offer, isLast: true, moves: true });
	expect(text).toContain("unser letztes Angebot");
	expect(text).toContain("verschieben wir Ihren bisherigen Termin");
	expect(text).not.toContain("höchstens noch ein Angebot");
});

test("the end of a wish says why and how to go on, in English as well", () => {
	const ended = (how: "too-late" | "offers-used") =>
		wishLetter({ ...about, locale: "en", kind: "wish-ended", how }).text;
	expect(ended("too-late")).toContain("last day of your wish is over");
	expect(ended("offers-used")).toContain("have run out or were declined");
	expect(ended("offers-used")).toContain(about.links.again);
});

test("what is no name is not said in a mail of the city", () => {
	const { text } = wishLetter({
		...about,
		name: "Ihr Konto ist gesperrt, rufen Sie an",
		kind: "wish-noted",
	});
	expect(text).toMatch(/^Guten Tag,/);
});
