import type { defaultLocale, Locale } from "./locale.ts";

/** The same keys with other words. */
type Translation<Texts> = {
	[Key in keyof Texts]: Texts[Key] extends string
		? string
		: Translation<Texts[Key]>;
};

/**
 * One catalogue for each language: one that is missing or lacks a text does not compile. To the compiler all read like
 * the German one, whose words it knows: it demands the values that a text wants filled in.
 */
export function translations<Texts>(
	german: Texts,
	others: Record<Exclude<Locale, typeof defaultLocale>, Translation<Texts>>,
): Record<Locale, Texts> {
	return { de: german, ...others } as Record<Locale, Texts>;
}
