import type { Permission } from "#lib/auth/rules/permission.ts";
import { defaultLocale, type Locale } from "#lib/text/locale.ts";
import { STATION_WORDS } from "#lib/text/station-words.ts";
import { entriesOf, plainEnds, typedEntries } from "#lib/text/typed-lines.ts";

/**
 * What a city writes itself, beside the texts that a release brings: in German first, then translated. Of each kind the
 * table, the lock under which its German words change, who may say it in another language, how it is called in addresses,
 * and its words as they are typed.
 */
export const OWN_TEXTS = {
	service: {
		table: "service_text",
		owner: "service",
		permission: "service:write",
		lock: "city",
		ownerId: "service_id",
		key: "slug",
		hasVersion: true,
		words: [
			"name",
			"summary",
			"quantity_label",
			"documents",
			"hint",
			"online_alternative",
			"referral",
		],
	},
	station: {
		table: "station_text",
		owner: "station",
		permission: "station:write",
		lock: "city",
		ownerId: "station_id",
		key: "slug",
		hasVersion: true,
		words: STATION_WORDS,
	},
	category: {
		table: "category_text",
		owner: "category",
		permission: "service:write",
		lock: "city",
		ownerId: "category_id",
		key: "slug",
		hasVersion: false,
		words: ["name"],
	},
	template: {
		table: "answer_template_text",
		owner: "answer_template",
		permission: "feedback:answer",
		lock: "answer templates",
		ownerId: "template_id",
		key: "id",
		hasVersion: true,
		words: ["text"],
	},
	improvement: {
		table: "improvement_text",
		owner: "improvement",
		permission: "feedback:answer",
		lock: "improvements",
		ownerId: "improvement_id",
		key: "id",
		hasVersion: true,
		words: ["said", "done"],
	},
} as const satisfies Record<
	string,
	{ permission: Permission; [more: string]: unknown }
>;

export type OwnTextKind = keyof typeof OWN_TEXTS;
export const OWN_TEXT_KINDS = Object.keys(OWN_TEXTS) as OwnTextKind[];
export type OwnWord = (typeof OWN_TEXTS)[OwnTextKind]["words"][number];

export type OwnTextProblem = "missing" | "too-long" | "lines";

/** Several lines, each of its own. */
const isList = (word: OwnWord) => word === "documents";
const LONGEST = 4_000;

/** They stand in a line with others: in subjects, lists and calendars. */
const isOneLine = (word: OwnWord) =>
	word === "name" || word === "quantity_label";

/** A row's value as it is typed and read. */
export const typedWord = (
	value: unknown,
	locale: Locale = defaultLocale,
): string =>
	Array.isArray(value) ? typedEntries(value, locale) : String(value ?? "");

/**
 * Reads a translation: what German says has to be said, and what German leaves out is left out. A list has as many lines as
 * in German, because children's documents are known by their place in it.
 */
export function readOwnText(
	kind: OwnTextKind,
	typed: (word: OwnWord) => string,
	german: Readonly<Record<string, unknown>>,
	/** In which it is written. */
	locale: Locale,
):
	| { ok: true; words: ReadonlyMap<OwnWord, string | string[] | null> }
	| { ok: false; errors: Partial<Record<OwnWord, OwnTextProblem>> } {
	const errors: Partial<Record<OwnWord, OwnTextProblem>> = {};
	const words = new Map<OwnWord, string | string[] | null>();
	for (const word of OWN_TEXTS[kind].words) {
		const source = typedWord(german[word]);
		const written = plainEnds(typed(word)).normalize("NFC").trim();
		const text = isOneLine(word) ? written.replace(/\s+/gu, " ") : written;
		if (source === "") {
			words.set(word, isList(word) ? [] : (german[word] as null | ""));
			continue;
		}
		if (text === "") errors[word] = "missing";
		else if (text.length > LONGEST) errors[word] = "too-long";
		else if (
			isList(word) &&
			entriesOf(text, locale).length !== (german[word] as unknown[]).length
		)
			errors[word] = "lines";
		words.set(word, isList(word) ? entriesOf(text, locale) : text);
	}
	return Object.keys(errors).length === 0
		? { ok: true, words }
		: { ok: false, errors };
}
