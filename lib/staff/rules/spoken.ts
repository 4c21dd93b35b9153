import { isOffered, languages } from "#lib/city/city.ts";
import { isGerman } from "#lib/text/language.ts";
import { isLocale, type Locale } from "#lib/text/locale.ts";

/** Which languages of this city's pages somebody may say that they speak; German they all do. */
export const spokenChoices = (): Locale[] =>
	languages().filter((language) => !isGerman(language));

/**
 * What somebody speaks after this form.
 * @param typed what is no language of this city is left out
 * @param known until now; one that the city does not offer just now is on no form, and stays
 */
export const readSpoken = (
	typed: readonly string[],
	known: readonly string[],
): Locale[] => [
	...spokenChoices().filter((one) => typed.includes(one)),
	...known.filter(isLocale).filter((one) => !isOffered(one)),
];

/** Tells whether two forms showed the same. */
export const spokenMark = (spoken: readonly string[]): string =>
	spokenChoices()
		.filter((one) => spoken.includes(one))
		.join(" ");
