import { type Locale, locales } from "#lib/text/locale.ts";
import {
	answer,
	type EditProblem,
	oneLine,
	optionalLine,
	type Read,
	type Typed,
} from "./edit-schema.ts";

/** What a topic is called; a language without a name shows the German one. */
export type CategoryNames = { de: string } & Record<
	Exclude<Locale, "de">,
	string | null
>;

export const categoryField = (locale: Locale) => `name-${locale}`;

export function readCategory(typed: Typed): Read<CategoryNames> {
	const errors: Record<string, EditProblem> = {};
	const value: CategoryNames = {
		de: oneLine(typed, categoryField("de"), errors),
		en: optionalLine(typed, categoryField("en"), errors),
	};
	return answer(value, errors);
}

/** As `readCategory` reads it. */
export const typedCategory = (names: Partial<CategoryNames>) =>
	Object.fromEntries(
		locales.map((locale) => [categoryField(locale), [names[locale] ?? ""]]),
	);
