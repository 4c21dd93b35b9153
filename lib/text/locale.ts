/**
 * The languages of the public pages, in the order in which people are offered them: each has a folder in messages/. Which
 * of them a city has, its own folders say (lib/city).
 */
export const locales = [
	"de",
	"en",
	"tr",
	"bg",
	"ro",
	"pl",
	"uk",
	"ru",
	"ar",
	"fa",
	"ku",
	"sr",
	"sq",
	"it",
	"es",
	"fr",
	"el",
	"de-x-leicht",
] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale = "de" satisfies Locale;

export function isLocale(text: string): text is Locale {
	return (locales as readonly string[]).includes(text);
}

/** What staff write must be there in these two; in the others it may be, and until then the German words stand there. */
export const neededLocales = ["de", "en"] as const satisfies readonly Locale[];

/** Something in each language that has it. */
export type InLanguages<Value> = Record<(typeof neededLocales)[number], Value> &
	Partial<Record<Locale, Value>>;

export const isNeeded = (locale: Locale): boolean =>
	(neededLocales as readonly Locale[]).includes(locale);

/** The language stored with an appointment, German if it is no longer offered. */
export function toLocale(text: string): Locale {
	return isLocale(text) ? text : defaultLocale;
}

/** Leichte Sprache: German for everybody who finds other German hard. It stands beside the languages, not among them. */
export const EASY = "de-x-leicht" satisfies Locale;

/** Where the first word of an address is another one than the language's name: Leichte Sprache. */
const SEGMENTS: Readonly<Record<string, string>> = { [EASY]: "leicht" };

/** The first word of a language's addresses; German has none. */
export const segmentOf = (locale: Locale): string => SEGMENTS[locale] ?? locale;

/** The language of this first word of an address; null: it is none. */
export const localeOfSegment = (segment: string): Locale | null =>
	locales.find((locale) => segmentOf(locale) === segment) ?? null;

/** Those whose first word stands in an address. */
export const namedLocales = locales.filter(
	(locale) => locale !== defaultLocale,
);
