import { city } from "#lib/city/city.ts";
import { type Corrections, correctionsOf } from "#lib/city/corrections.ts";
import { filledIn } from "#lib/city/places.ts";
import type { City } from "#lib/city/read-city.ts";
import { corrected } from "./corrected.ts";
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
 * in when a language is first asked for; what an administrator has put right counts from then on.
 * @param room of a catalogue that is one room alone, such as "mail"
 */
export function translations<Texts>(
	german: Texts,
	others: Record<Exclude<Locale, typeof defaultLocale>, Translation<Texts>>,
	room?: string,
): (locale: Locale) => Texts {
	const all = { de: german, ...others } as Record<Locale, Texts>;
	const known = new WeakMap<City, Map<Locale, Filled<Texts>>>();
	return (locale) => {
		const own = city();
		const corrections = correctionsOf(locale);
		const filled = known.get(own) ?? new Map<Locale, Filled<Texts>>();
		known.set(own, filled);
		const before = filled.get(locale);
		if (before?.corrections === corrections) return before.texts;
		const right = corrected(all[locale], corrections, room);
		const texts = filledIn(right, own, locale);
		filled.set(locale, { corrections, texts });
		return texts;
	};
}

interface Filled<Texts> {
	/** With these. */
	corrections: Corrections;
	texts: Texts;
}
