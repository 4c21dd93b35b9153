import type { Option } from "#components/form/form-state.ts";
import { languages } from "#lib/city/city.ts";
import { germanNameOf } from "#lib/text/language.ts";

/** The languages in which somebody can be written to. */
export const languageOptions = (): Option[] =>
	languages().map((value) => ({ value, text: germanNameOf(value) }));
