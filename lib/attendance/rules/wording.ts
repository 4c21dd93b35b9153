import { ARMS, type Arm } from "#lib/attendance/attendance.ts";
import { neededLocales } from "#lib/text/locale.ts";

const SHORTEST = 10;
const LONGEST = 300;

export type WordingProblem = "missing" | "too-long" | "address" | "same";
/** In other languages a reminder asks as usual. */
type Asked = (typeof neededLocales)[number];
export type Wordings = Record<Arm, Record<Asked, string>>;

/** A field's name: "a-de". */
const wordingField = (arm: Arm, locale: Asked): string => `${arm}-${locale}`;

/**
 * Both wordings in German and English. Nothing that leads anywhere may stand in them: the mail's own links do, and are
 * known to be harmless.
 */
export function readWordings(
	typed: (name: string) => string,
):
	| { ok: true; value: Wordings }
	| { ok: false; errors: Record<string, WordingProblem> } {
	const errors: Record<string, WordingProblem> = {};
	const texts = (arm: Arm) =>
		Object.fromEntries(
			neededLocales.map((locale) => {
				const name = wordingField(arm, locale);
				const text = typed(name).normalize().replaceAll(/\s+/g, " ").trim();
				const problem = problemOf(text);
				if (problem) errors[name] = problem;
				return [locale, text];
			}),
		) as Record<Asked, string>;
	const value = { a: texts("a"), b: texts("b") };
	for (const locale of neededLocales) {
		const name = wordingField("b", locale);
		if (!errors[name] && value.a[locale] === value.b[locale])
			errors[name] = "same";
	}
	return Object.keys(errors).length === 0
		? { ok: true, value }
		: { ok: false, errors };
}

function problemOf(text: string): WordingProblem | null {
	if (text.length < SHORTEST) return "missing";
	if (text.length > LONGEST) return "too-long";
	return /:\/\/|www\.|@/i.test(text) ? "address" : null;
}

export const WORDING_FIELDS = ARMS.flatMap((arm) =>
	neededLocales.map((locale) => ({
		arm,
		locale,
		name: wordingField(arm, locale),
	})),
);
