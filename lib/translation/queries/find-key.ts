import "server-only";
import { city } from "#lib/city/city.ts";
import { correctionsOf } from "#lib/city/corrections.ts";
import { filledIn } from "#lib/city/places.ts";
import type { Locale } from "#lib/text/locale.ts";
import { findText } from "#lib/translation/rules/find-text.ts";
import { shippedIn } from "./shipped-texts.ts";

/** The key of the text that somebody read in a language, if it can be told. */
export function findKey(locale: Locale, said: string): string | null {
	const own = city();
	const corrections = correctionsOf(locale);
	const texts = [...shippedIn(locale).texts].map(
		([key, text]): [string, string] => [
			key,
			filledIn(corrections.get(key)?.text ?? text, own, locale),
		],
	);
	return findText(texts, said);
}
