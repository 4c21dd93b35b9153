import { defineRouting } from "next-intl/routing";
import { defaultLocale, locales } from "#lib/text/locale.ts";

/** The address alone says the language: no cookie, no guess from the browser. */
export const routing = defineRouting({
	locales,
	defaultLocale,
	localePrefix: "as-needed",
	localeCookie: false,
	localeDetection: false,
	// The header would repeat addresses with their tokens.
	alternateLinks: false,
});
