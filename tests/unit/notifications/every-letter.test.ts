import { expect, test } from "vitest";
import { calendarFile } from "#lib/notifications/letter/rules/calendar.ts";
import { isGerman, languageOf } from "#lib/text/language.ts";
import { type Locale, locales } from "#lib/text/locale.ts";
import { ownWords, soundsGerman } from "#tests/support/german.ts";
import { ALL_LETTERS } from "./all-letters.ts";
import { event } from "./examples.ts";

/** Four words at least: names, addresses and short questions are alike in several languages. */
const sentencesOf = (text: string): string[] =>
	text
		.split(/\n+/)
		.map((line) => line.replace(/[\u2066-\u2069]/gu, "").trim())
		.filter((line) => (line.match(/\p{L}+/gu) ?? []).length >= 4);

const spaced = (text: string) =>
	text.replace(/[\u2066-\u2069]/gu, "").replace(/\s+/gu, " ");

const calendarIn = (locale: Locale) => ({
	subject: "",
	html: "",
	// Lines are folded after 75 bytes.
	text: (["confirmed", "cancelled"] as const)
		.map((state) => calendarFile({ ...event, locale, state }))
		.join("\n")
		.replaceAll("\r\n ", "")
		.split("\n")
		.filter((line) => /^(SUMMARY|DESCRIPTION)/.test(line))
		.map((line) => line.replace(/^[^:]*:/, "").replaceAll("\\n", "\n"))
		.join("\n"),
});

const LETTERS = [...ALL_LETTERS, ["the calendar file", calendarIn] as const];

/** What a letter says in each language; what it marks as another language's, and staff's own words, count for nothing. */
const said = new Map(
	LETTERS.map(([kind, write]) => [
		kind,
		new Map(
			locales.map((locale) => {
				const { subject, text, html } = write(locale);
				const own = html ? ownWords(html) : text;
				return [locale, { subject, text, html, own }] as const;
			}),
		),
	]),
);

const table = LETTERS.flatMap(([kind]) =>
	locales.map((locale) => ({ kind, locale })),
);

test.each(table)(
	"$kind is written in $locale, and in nothing else",
	({ kind, locale }) => {
		const inAll = said.get(kind);
		const letter = inAll?.get(locale);
		if (!inAll || !letter) throw new Error(kind);
		const { lang, direction } = languageOf(locale);
		const own = [letter.subject, ...sentencesOf(letter.own)];
		if (letter.html) {
			expect(letter.html).toContain(`<html lang="${lang}" dir="${direction}">`);
			expect(letter.subject).not.toBe("");
			// Whoever reads the plain text gets the same words, sentence by sentence.
			const plain = spaced(letter.text);
			for (const line of sentencesOf(letter.own))
				for (const sentence of spaced(line).split(/(?<=[.?!؟;…])\s/u))
					expect(plain).toContain(sentence.replace(/[:.…]$/u, ""));
		}
		// A link with a mark in it leads nowhere.
		for (const link of letter.text.match(/https?:\S+/g) ?? [])
			expect(link).toMatch(/^[\x21-\x7e]+$/);
		if (!isGerman(locale)) expect(own.filter(soundsGerman)).toEqual([]);
		const others = new Set(
			[...inAll].flatMap(([other, { subject, own }]) =>
				other === locale || (isGerman(other) && isGerman(locale))
					? []
					: [subject, ...sentencesOf(own)],
			),
		);
		expect(own.filter((line) => line !== "" && others.has(line))).toEqual([]);
	},
);

test("what nobody has translated is marked as German in a letter of another language", () => {
	const html = (kind: string, locale: Locale) =>
		said.get(kind)?.get(locale)?.html ?? "";
	for (const locale of ["tr", "ar", "en"] as const) {
		expect(html("offer", locale)).toContain(
			'<span lang="de" dir="auto">Rohrbruch, es ist nicht auf</span>',
		);
		expect(html("improved", locale)).toContain(
			'<span lang="de" dir="auto">Es ist zu laut, und man hört nichts</span>',
		);
		// Staff write as they like: the words run their own way.
		expect(html("note", locale)).toContain('<span dir="auto">№ 12345</span>');
	}
	expect(html("offer", "de")).not.toContain("<span");
});
