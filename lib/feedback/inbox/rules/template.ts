import { readWords, type WordsProblem } from "#lib/feedback/rules/words.ts";
import {
	type InLanguages,
	isNeeded,
	type Locale,
	locales,
} from "#lib/text/locale.ts";

/** What an answer can begin with, in the language somebody wrote in. */
export interface TemplateDraft {
	name: string;
	texts: InLanguages<string>;
}

export interface AnswerTemplate extends TemplateDraft {
	id: number;
	version: number;
	/** Offered to whoever answers. */
	active: boolean;
	/** Languages whose words translate what the German ones said before. */
	outdated: readonly Locale[];
}

type TemplateProblem = "name-missing" | "name-too-long" | WordsProblem;

const LONGEST_NAME = 60;

/**
 * Reads the form: fields `name`, `text-de`, `text-en`. In a language without words an answer begins with the
 * German ones.
 */
export function readTemplate(
	text: (name: string) => string,
):
	| { ok: true; draft: TemplateDraft }
	| { ok: false; errors: Record<string, TemplateProblem> } {
	const errors: Record<string, TemplateProblem> = {};
	const name = readWords(text("name").replace(/\s+/gu, " "), LONGEST_NAME);
	if (!name.ok)
		errors.name =
			name.error === "words-missing" ? "name-missing" : "name-too-long";
	const texts = Object.fromEntries(
		locales.map((locale) => {
			const field = `text-${locale}`;
			const words = readWords(text(field));
			const isLeftOut =
				!words.ok && words.error === "words-missing" && !isNeeded(locale);
			if (!words.ok && !isLeftOut) errors[field] = words.error;
			return [locale, words.ok ? words.value : ""];
		}),
	) as TemplateDraft["texts"];
	return name.ok && Object.keys(errors).length === 0
		? { ok: true, draft: { name: name.value, texts } }
		: { ok: false, errors };
}
