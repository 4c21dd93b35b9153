import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { onGlobal } from "#lib/runtime/global.ts";
import type { Locale } from "./locale.ts";
import { TEXTS } from "./rooms.ts";

/** What the file about a language says, beside its rooms: `messages/‹language›/about.json`. */
const languageSchema = z.strictObject({
	/** In itself. */
	name: z.string().min(1),
	/** For `lang` in pages: by it browsers choose voices and hyphens. */
	lang: z.string().min(2),
	/** Dates, numbers and lists are written as here: "en-GB". */
	tag: z.string().min(2),
	direction: z.enum(["ltr", "rtl"]),
	/** Somebody who grew up with it has read every text. */
	reviewed: z.boolean(),
	/** Texts that rightly stand there as in German or English: "mail.subject". */
	sameAsSource: z.array(z.string()),
});

type Language = z.infer<typeof languageSchema>;

export function languageOf(locale: Locale): Language {
	const known = onGlobal("languages", () => new Map<Locale, Language>());
	const language = known.get(locale) ?? read(locale);
	known.set(locale, language);
	return language;
}

const read = (locale: Locale): Language =>
	languageSchema.parse(
		JSON.parse(
			readFileSync(
				/* turbopackIgnore: true */ path.join(TEXTS, locale, "about.json"),
				"utf8",
			),
		),
	);

/** Digits, names of days and the calendar are those that everything else in these houses shows: 0–9, Gregorian. */
export const formatTagOf = (locale: Locale): string =>
	`${languageOf(locale).tag}-u-ca-gregory-nu-latn`;

/** Its name in itself: "Türkçe". */
export const nameOf = (locale: Locale): string => languageOf(locale).name;

/** For `lang` and `hreflang`. */
export const langOf = (locale: Locale): string => languageOf(locale).lang;

export const directionOf = (locale: Locale): "ltr" | "rtl" =>
	languageOf(locale).direction;

export const isRightToLeft = (locale: Locale): boolean =>
	directionOf(locale) === "rtl";

/** Leichte Sprache is German: dates and times are written as there, phone numbers as people here dial them. */
export const isGerman = (locale: Locale): boolean =>
	languageOf(locale).tag.startsWith("de");

/** `lang="ar" dir="rtl"`, for pages that are written without React. */
export const languageAttributes = (locale: Locale): string =>
	`lang="${langOf(locale)}" dir="${directionOf(locale)}"`;

const german = new Intl.DisplayNames("de", { type: "language" });

/** For staff: "Türkisch". */
export function germanNameOf(locale: string): string {
	// Leichte Sprache is German; Intl knows no name for it.
	if (locale.includes("-x-")) return nameOf(locale as Locale);
	try {
		return german.of(locale) ?? locale;
	} catch {
		return locale;
	}
}
