import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import { type Shape, shapeOf } from "./shape.ts";

export type TextProblem =
	| "text-missing"
	| "text-too-long"
	/** No ICU message: a brace too many or too few. */
	| "syntax"
	/** Other values, choices or tags than in German. */
	| "pieces"
	/** Not the forms that this language has for whole numbers. */
	| "plural"
	/** Other places of the city than in German. */
	| "places"
	| "quotes";

/** The database has the same bound. */
const LONGEST = 4_000;
const PLACE = /\[\[[^\]]*\]?\]?/g;
const OFFICE = /^\[\[[oO]ffice\.(\w+)\]\]$/;

/**
 * What an administrator typed, if a page can read it: the check of a build, for one text. What is a tag in it is one that
 * the German text has; nothing else of what was typed is ever HTML.
 * @param officeForms in which the city names its offices ("one", "all", …): a language takes the one that its case needs
 * @returns the text as it is stored
 */
export function checkText(
	typed: string,
	german: string,
	locale: Locale,
	officeForms: readonly string[],
): Result<string, TextProblem> {
	const text = tidy(typed);
	if (!/[\p{L}\p{N}{]/u.test(text)) return refuse("text-missing");
	if (text.length > LONGEST) return refuse("text-too-long");
	if (text.includes('"')) return refuse("quotes");
	const shape = shapeOf(text);
	if (!shape.ok) return shape;
	const wanted = shapeOf(german);
	// A release that nobody could build.
	if (!wanted.ok) return wanted;
	if (list(shape.value) !== list(wanted.value)) return refuse("pieces");
	const forms = formsOf(locale);
	for (const plural of shape.value.plurals)
		if (
			forms.some((form) => !plural.includes(form)) ||
			plural.some((form) => form !== "many" && !forms.includes(form))
		)
			return refuse("plural");
	const isPlace = (place: string) => {
		const [, form] = OFFICE.exec(place) ?? [];
		return form === undefined || officeForms.includes(form);
	};
	if (
		places(text) !== places(german) ||
		!(text.match(PLACE) ?? []).every(isPlace)
	)
		return refuse("places");
	return ok(text);
}

/** What a text has to have in it, as one types it: "{count}", "<link>", "[[phone]]". */
export function piecesOf(german: string): string[] {
	const shape = shapeOf(german);
	return [
		...(shape.ok ? shape.value.pieces : []),
		...new Set(german.match(PLACE) ?? []),
	];
}

/** The categories that whole numbers have in this language, and "other". Some have "many" for millions alone. */
export function formsOf(language: string): string[] {
	const rules = new Intl.PluralRules(language);
	const numbers = Array.from({ length: 1_001 }, (_, count) => count);
	return [
		...new Set([...numbers.map((count) => rules.select(count)), "other"]),
	];
}

const list = ({ pieces }: Shape) => [...pieces].sort().join(" ");

/** Which, not how often: another language may name the city twice. */
const places = (text: string) =>
	[
		...new Set(
			(text.match(PLACE) ?? []).map((place) =>
				place.replace(OFFICE, "[[office]]"),
			),
		),
	]
		.sort()
		.join(" ");

/** Without what nobody can see; an apostrophe as it is printed, since the other one quotes in ICU. */
const tidy = (text: string) =>
	text
		.toWellFormed()
		.normalize("NFC")
		.replaceAll("\r\n", "\n")
		.replace(
			/(?!\n)[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu,
			" ",
		)
		.replaceAll("'", "\u2019")
		.trim();
