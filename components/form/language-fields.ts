import { languages } from "#lib/city/city.ts";
import { isNeeded, type Locale } from "#lib/text/locale.ts";
import type { FieldSpec } from "./form-state.ts";

/**
 * The same fields for each language of the city: German and English at once, all others behind one word, because staff
 * write in two and have the rest translated.
 */
export function languageFields(
	name: string,
	/** Of what holds the others. */
	label: string,
	fieldsIn: (locale: Locale) => readonly FieldSpec[],
): FieldSpec[] {
	const others = languages().filter((locale) => !isNeeded(locale));
	const shown = languages().filter(isNeeded).flatMap(fieldsIn);
	return others.length === 0
		? shown
		: [
				...shown,
				{ type: "more", name, label, fields: others.flatMap(fieldsIn) },
			];
}
