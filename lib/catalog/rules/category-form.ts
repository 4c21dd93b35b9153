import { languages } from "#lib/city/city.ts";
import {
	type InLanguages,
	type Locale,
	locales,
	namedLocales,
} from "#lib/text/locale.ts";
import {
	answer,
	type EditProblem,
	oneLine,
	optionalLine,
	type Read,
	type Typed,
} from "./edit-schema.ts";

/** What a topic is called; a language without a name shows the German one. */
export type CategoryNames = { de: string } & InLanguages<string | null>;

export const categoryField = (locale: Locale) => `name-${locale}`;

export function readCategory(typed: Typed): Read<CategoryNames> {
	const errors: Record<string, EditProblem> = {};
	const value = {
		...Object.fromEntries(
			namedLocales.map((locale) => [
				locale,
				optionalLine(typed, categoryField(locale), errors),
			]),
		),
		de: oneLine(typed, categoryField("de"), errors),
	} as CategoryNames;
	return answer(value, errors);
}

/** Of what is stored; one without a German name is called as its address. */
export function namesOf({
	slug,
	texts,
}: {
	slug: string;
	texts: readonly { locale: string; name: string }[];
}): CategoryNames {
	const name = (locale: Locale) =>
		texts.find((text) => text.locale === locale)?.name ?? null;
	return {
		...Object.fromEntries(namedLocales.map((locale) => [locale, name(locale)])),
		de: name("de") ?? slug,
	} as CategoryNames;
}

/** Tells whether two forms showed the same: the languages of the city. */
export const categoryMark = (names: CategoryNames): string =>
	JSON.stringify(languages().map((locale) => names[locale] ?? null));

/** As `readCategory` reads it. */
export const typedCategory = (names: Partial<CategoryNames>) =>
	Object.fromEntries(
		locales.map((locale) => [categoryField(locale), [names[locale] ?? ""]]),
	);
