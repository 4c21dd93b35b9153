import { defaultLocale, type Locale } from "./locale.ts";

/** "tr" → "Türkisch", for staff. Another name for each language that there will be needs no list. */
export function germanNameOf(language: Locale): string {
	names ??= new Intl.DisplayNames(defaultLocale, { type: "language" });
	return names.of(language) ?? language;
}

let names: Intl.DisplayNames | undefined;
