import type { Locale } from "#lib/locale.ts";
import { ZONE } from "#lib/time.ts";

/** British English: this is a European house. */
const TAGS: Record<Locale, string> = { de: "de-DE", en: "en-GB" };

const write = (
	milliseconds: number,
	locale: Locale,
	options: Intl.DateTimeFormatOptions,
) =>
	new Intl.DateTimeFormat(TAGS[locale], { timeZone: ZONE, ...options })
		.format(milliseconds)
		// Which blanks ICU writes, and whether a comma in English, differs from version to version.
		.replace(/\s/gu, " ")
		.replace(locale === "en" ? "," : "", "");

/** "Mi., 25. November 2026" · "Wed 25 November 2026" */
export function shortDate(milliseconds: number, locale: Locale): string {
	return write(milliseconds, locale, {
		weekday: "short",
		day: "numeric",
		month: "long",
		year: "numeric",
	});
}

/** "Mittwoch, 25. November 2026" · "Wednesday 25 November 2026" */
export function longDate(milliseconds: number, locale: Locale): string {
	return write(milliseconds, locale, {
		weekday: "long",
		day: "numeric",
		month: "long",
		year: "numeric",
	});
}

/** "8:15", to which German adds "Uhr" · "8:15 am" */
export function clockTime(milliseconds: number, locale: Locale): string {
	return write(milliseconds, locale, {
		hour: "numeric",
		minute: "2-digit",
		hour12: locale === "en",
	});
}
