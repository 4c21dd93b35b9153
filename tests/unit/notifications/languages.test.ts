import { expect, test } from "vitest";
import { calendarFile } from "#lib/notifications/letter/rules/calendar.ts";
import { letterFor } from "#lib/notifications/letter/rules/letter.ts";
import { isRightToLeft, languageOf } from "#lib/text/language.ts";
import { EASY, isNeeded, locales } from "#lib/text/locale.ts";
import { ownWords, soundsGerman } from "#tests/support/german.ts";
import { event, notice } from "./examples.ts";

const KINDS = [
	"confirmed",
	"changed",
	"moved",
	"reminder",
	"cancelled",
	"as-before",
	"feedback",
] as const;

test.each(locales)(
	"mails and the calendar file are in their language and run its way (%s)",
	(locale) => {
		const { lang, direction } = languageOf(locale);
		for (const kind of KINDS) {
			const { subject, text, html } = letterFor({ ...notice, kind, locale });
			expect(html).toContain(`<html lang="${lang}" dir="${direction}">`);
			if (kind !== "feedback") expect(text).toContain("482\u00a0193\u00a0507");
			// A link with a mark in it leads nowhere.
			for (const link of text.match(/https?:\S+/g) ?? [])
				expect(link).toMatch(/^[\x21-\x7e]+$/);
			if (isNeeded(locale) || locale.startsWith("de-")) continue;
			const left = [subject, ...ownWords(html).split("\n")].filter(
				soundsGerman,
			);
			expect(left, kind).toEqual([]);
		}
		const file = calendarFile({ ...event, locale });
		expect(file).toMatch(/^BEGIN:VCALENDAR/);
		expect(file).toContain("DTSTART;TZID=");
	},
);

test("Leichte Sprache has one sentence a line, in the letter's HTML, too", () => {
	const { html, text } = letterFor({ ...notice, kind: "moved", locale: EASY });
	expect(text).toMatch(/Ihre PIN bleiben gleich\.\r?\nHaben Sie/);
	expect(html).toMatch(/Ihre PIN bleiben gleich\.<br>\s*Haben Sie/);
});

test.each(locales.filter(isRightToLeft))(
	"what runs the other way is set apart in plain text (%s)",
	(locale) => {
		const { text } = letterFor({ ...notice, kind: "confirmed", locale });
		expect(text).toContain("\u206847051 Musterstadt\u2069");
		expect(text).toContain("\u2066+49\u00a0203\u00a094000\u2069");
		const opened = text.match(/[\u2066\u2068]/g)?.length;
		expect(text.match(/\u2069/g)?.length).toBe(opened);
	},
);
