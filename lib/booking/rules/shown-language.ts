import { isGerman } from "#lib/text/language.ts";
import { type Locale, toLocale } from "#lib/text/locale.ts";

/** The language of a visit or an appointment, for those who may see it: German, in easy words or not, is nothing to say. */
export function shownLanguage(
	locale: string,
	isShown: boolean | undefined,
): Locale | null {
	const language = toLocale(locale);
	return isShown && !isGerman(language) ? language : null;
}
