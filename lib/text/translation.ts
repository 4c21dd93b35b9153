import { city } from "#lib/city/city.ts";
import { filledIn } from "#lib/city/places.ts";
import type { City } from "#lib/city/read-city.ts";
import type { defaultLocale, Locale } from "./locale.ts";

/** The same keys with other words. */
type Translation<Texts> = {
	[Key in keyof Texts]: Texts[Key] extends string
		? string
		: Translation<Texts[Key]>;
};

/**
 * One catalogue for each language: one that is missing or lacks a text does not compile. To the compiler all read like
 * the German one, whose words it knows: it demands the values that a text wants filled in. What is the city's is filled
 * in when a language is first asked for.
 */
export function translations<Texts>(
	german: Texts,
	others: Record<Exclude<Locale, typeof defaultLocale>, Translation<Texts>>,
): (locale: Locale) => Texts {
	const all = { de: german, ...others } as Record<Locale, Texts>;
	const known = new WeakMap<City, Map<Locale, Texts>>();
	return (locale) => {
		const own = city();
		const filled = known.get(own) ?? new Map<Locale, Texts>();
		known.set(own, filled);
		const texts = filled.get(locale) ?? filledIn(all[locale], own, locale);
		filled.set(locale, texts);
		return texts;
	};
}
