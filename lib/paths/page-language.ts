import {
	defaultLocale,
	type Locale,
	localeOfSegment,
	locales,
	namedLocales,
	segmentOf,
} from "#lib/text/locale.ts";

/** What stands first in the addresses of each language, as an alternative of a pattern: "en|tr"; German has nothing. */
export const LANGUAGES_IN_ADDRESSES = namedLocales.map(segmentOf).join("|");
const LANGUAGE = new RegExp(`^/(${LANGUAGES_IN_ADDRESSES})(?=/|$)`);

/** The address alone says the language: no cookie, no guess from the browser. */
export function localeOfPage(path: string): Locale {
	const named = LANGUAGE.exec(path)?.[1];
	return (named && localeOfSegment(named)) || defaultLocale;
}

/** "/tr/termine" → "/termine"; the page in no language. */
export const withoutLanguage = (path: string): string =>
	path.replace(LANGUAGE, "") || "/";

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

/** Whose addresses begin with another word than the folder of their pages is called by. */
const renamed = locales.filter(
	(locale) => locale !== defaultLocale && segmentOf(locale) !== locale,
);

/** For next.config.mjs: public pages are below app/[locale], and in German nobody sees it. */
export const languageRewrites = [
	...renamed.map((locale) => ({
		source: `/${segmentOf(locale)}/:page*`,
		destination: `/${locale}/:page*`,
	})),
	{ source: "/", destination: `/${defaultLocale}` },
	{
		source: `/:page((?!${[...WITHOUT, `(?:${[...locales, ...locales.map(segmentOf)].join("|")})(?:/|$)`].join("|")}).+)`,
		destination: `/${defaultLocale}/:page`,
	},
];

/** One address for each page: German has no name in it. */
export const languageRedirects = [
	...renamed.map((locale) => ({
		source: `/${locale}/:page*`,
		destination: `/${segmentOf(locale)}/:page*`,
		permanent: false,
	})),
	{ source: `/${defaultLocale}`, destination: "/", permanent: false },
	{
		// Not "//elsewhere.example", which would lead away.
		source: `/${defaultLocale}/:page([^/\\\\].*)`,
		destination: "/:page",
		permanent: false,
	},
];
