import { readNumber } from "#lib/feedback/inbox/rules/inbox.ts";
import { lengthOf, tidy } from "#lib/feedback/rules/tidy.ts";
import {
	type InLanguages,
	isNeeded,
	type Locale,
	locales,
} from "#lib/text/locale.ts";

/** "Sie haben gesagt, wir haben getan", in one language. */
export interface Improvement {
	id: number;
	/** Where it became better; null: everywhere. */
	stationId: number | null;
	/** The language its texts are really in. */
	lang: Locale;
	said: string;
	done: string;
	/** When it was published; epoch milliseconds. */
	publishedAt: number;
	/** From how many pieces of feedback; null where it were fewer than five people. */
	from: number | null;
}

/** No figure about fewer. */
export const FEWEST = 5;

export const IMPROVEMENT_STATUSES = ["draft", "published"] as const;
export type ImprovementStatus = (typeof IMPROVEMENT_STATUSES)[number];

export interface ImprovementDraft {
	status: ImprovementStatus;
	/** Where it became better; null: everywhere. */
	stationId: number | null;
	texts: InLanguages<{ said: string; done: string }>;
	/** Numbers of the feedback it came from. */
	feedback: readonly number[];
}

/** What coordinators see of it. */
export interface ImprovementView extends ImprovementDraft {
	id: number;
	version: number;
}

export type ImprovementProblem =
	| "words-missing"
	| "words-too-long"
	| "numbers-invalid";

/** What a new one begins with. */
export const newDraft = (): ImprovementDraft => ({
	status: "draft",
	stationId: null,
	texts: textsBy(() => ({ said: "", done: "" })),
	feedback: [],
});

const textsBy = (
	textIn: (locale: Locale) => { said: string; done: string },
): ImprovementDraft["texts"] =>
	Object.fromEntries(
		locales.map((locale) => [locale, textIn(locale)]),
	) as ImprovementDraft["texts"];

/** What a draft begins with that comes from somebody's feedback: their words, as far as they fit, in their language. */
export function draftFrom(feedback: {
	number: number;
	stationId: number | null;
	locale: string;
	texts: { praise: string; text: string } | null;
}): ImprovementDraft {
	const words = feedback.texts?.text || feedback.texts?.praise || "";
	const said = [...words].slice(0, LONGEST).join("").trim();
	const saidIn = (locale: Locale) => ({
		said: locale === feedback.locale ? said : "",
		done: "",
	});
	return {
		status: "draft",
		stationId: feedback.stationId,
		texts: textsBy(saidIn),
		feedback: [feedback.number],
	};
}

const LONGEST = 1_000;
const MOST_NUMBERS = 200;

/**
 * Reads the form: fields `said-de`, `done-de` …, `status`, `station`, and `feedback` with numbers between anything that is none.
 * German is always needed; what is published needs English, too.
 */
export function readImprovement(
	text: (name: string) => string,
):
	| { ok: true; draft: ImprovementDraft }
	| { ok: false; errors: Record<string, ImprovementProblem> } {
	const errors: Record<string, ImprovementProblem> = {};
	const status =
		IMPROVEMENT_STATUSES.find((one) => one === text("status")) ?? "draft";
	const words = (name: string, isWanted: boolean) => {
		const typed = tidy(text(name));
		if (isWanted && !/[\p{L}\p{N}]/u.test(typed))
			errors[name] = "words-missing";
		if (lengthOf(typed) > LONGEST) errors[name] = "words-too-long";
		return typed;
	};
	const texts = textsBy((locale) => {
		const isShown = status === "published";
		const isWanted = locale === "de" || (isNeeded(locale) && isShown);
		const said = words(`said-${locale}`, isWanted);
		// Half of it says nothing.
		const isBegun = isShown && said !== "";
		return { said, done: words(`done-${locale}`, isWanted || isBegun) };
	});
	const named = text("feedback")
		.split(/[\s,;]+/)
		.filter(Boolean);
	const feedback = named.map((one) => readNumber(one.replace(/^#/, "")));
	const numbers = feedback.filter((one) => one !== null);
	if (numbers.length < named.length || named.length > MOST_NUMBERS)
		errors.feedback = "numbers-invalid";
	return Object.keys(errors).length > 0
		? { ok: false, errors }
		: {
				ok: true,
				draft: {
					status,
					stationId: readNumber(text("station")),
					texts,
					feedback: [...new Set(numbers)],
				},
			};
}
