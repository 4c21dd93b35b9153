import { defaultLocale, isLocale, type Locale } from "#lib/text/locale.ts";

/** `?lang=` of the API; anything else is German. */
export function languageOf(request: Request): Locale {
	const wanted = new URL(request.url).searchParams.get("lang") ?? "";
	return isLocale(wanted) ? wanted : defaultLocale;
}
