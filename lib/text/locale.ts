/** The languages of the public pages; a further one adds a catalogue in messages/ and a line here. */
export const locales = ["de", "en"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale = "de" satisfies Locale;

export function isLocale(text: string): text is Locale {
	return (locales as readonly string[]).includes(text);
}

/** The language stored with an appointment, German if it is no longer offered. */
export function toLocale(text: string): Locale {
	return isLocale(text) ? text : defaultLocale;
}
