import { defaultLocale, type Locale, locales } from "#lib/text/locale.ts";

/** Those whose name stands first in an address; German has none. */
const NAMED = locales.filter((locale) => locale !== defaultLocale);
const LANGUAGE = new RegExp(`^/(${NAMED.join("|")})(?=/|$)`);

/** The address alone says the language: no cookie, no guess from the browser. */
export function localeOfPage(path: string): Locale {
	const named = LANGUAGE.exec(path)?.[1];
	return NAMED.find((locale) => locale === named) ?? defaultLocale;
}

/**
 * Of addresses without a language, the first words of those that have none inside Next either: endpoints, files, the
 * portals, which are German, and the waiting room's display, which speaks all.
 */
const WITHOUT = [
	"api/",
	"_next/",
	"\\.well-known/",
	"security\\.txt$",
	"favicon\\.svg$",
	"scripts/",
	"(?:anmelden|team|pilot|admin|anzeige)(?:/|$)",
];

/** For next.config.mjs: public pages are below app/[locale], and in German nobody sees it. */
export const languageRewrites = [
	{ source: "/", destination: `/${defaultLocale}` },
	{
		source: `/:page((?!${[...WITHOUT, `(?:${locales.join("|")})(?:/|$)`].join("|")}).+)`,
		destination: `/${defaultLocale}/:page`,
	},
];

/** One address for each page: German has no name in it. */
export const languageRedirects = [
	{ source: `/${defaultLocale}`, destination: "/", permanent: false },
	{
		// Not "//elsewhere.example", which would lead away.
		source: `/${defaultLocale}/:page([^/\\\\].*)`,
		destination: "/:page",
		permanent: false,
	},
];
