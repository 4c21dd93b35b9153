import { isOffered } from "#lib/city/city.ts";
import { defaultLocale, type Locale } from "#lib/text/locale.ts";

/** `?lang=` of the API; anything else is German. */
export function languageOf(request: Request): Locale {
	const wanted = new URL(request.url).searchParams.get("lang") ?? "";
	return isOffered(wanted) ? wanted : defaultLocale;
}
