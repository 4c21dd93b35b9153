import { ARMS, type Arm } from "#lib/attendance/attendance.ts";
import {
	type InLanguages,
	isNeeded,
	type Locale,
	locales,
} from "#lib/text/locale.ts";

const SHORTEST = 10;
const LONGEST = 300;

export type WordingProblem =
	| "missing"
	| "too-long"
	| "address"
	| "same"
	/** In this language only the other wording was written. */
	| "pair";
/** In a language that neither is written in a reminder asks as usual. */
export type Wordings = Record<Arm, InLanguages<string>>;

/** A field's name: "a-de". */
export const wordingField = (arm: Arm, locale: Locale): string =>
	`${arm}-${locale}`;

/**
 * Both wordings in German and English, and in each other language both or none: with one alone the stations would differ by
 * more than the wording. Nothing that leads anywhere may stand in them: the mail's own links do, and are known to be
 * harmless.
 */
export function readWordings(
	typed: (name: string) => string,
):
	| { ok: true; value: Wordings }
	| { ok: false; errors: Record<string, WordingProblem> } {
	const errors: Record<string, WordingProblem> = {};
	const textOf = (arm: Arm, locale: Locale) =>
		typed(wordingField(arm, locale)).normalize().replaceAll(/\s+/g, " ").trim();
	const written = locales.filter(
		(locale) => isNeeded(locale) || ARMS.some((arm) => textOf(arm, locale)),
	);
	for (const locale of written) {
		for (const arm of ARMS) {
			const text = textOf(arm, locale);
			const problem =
				text === "" && !isNeeded(locale) ? "pair" : problemOf(text);
			if (problem) errors[wordingField(arm, locale)] = problem;
		}
		const name = wordingField("b", locale);
		if (!errors[name] && textOf("a", locale) === textOf("b", locale))
			errors[name] = "same";
	}
	const texts = (arm: Arm) =>
		Object.fromEntries(
			written.map((locale) => [locale, textOf(arm, locale)]),
		) as InLanguages<string>;
	return Object.keys(errors).length === 0
		? { ok: true, value: { a: texts("a"), b: texts("b") } }
		: { ok: false, errors };
}

function problemOf(text: string): WordingProblem | null {
	if (text.length < SHORTEST) return "missing";
	if (text.length > LONGEST) return "too-long";
	return /:\/\/|www\.|@/i.test(text) ? "address" : null;
}
