import { getTranslations } from "next-intl/server";
import type { FieldSpec } from "#components/form/form-state.ts";
import { languageFields } from "#components/form/language-fields.ts";
import type { EditChoices } from "#lib/catalog/queries/find-service-to-edit.ts";
import {
	type ServiceWords,
	wordField,
} from "#lib/catalog/rules/service-form.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { defaultLocale, EASY, type Locale } from "#lib/text/locale.ts";
import { combineOptions, minorOptions } from "./choice-options.ts";

/** All that can be said about a service, in the order in which one thinks of it. */
export async function serviceFields(
	{ categories, groups }: EditChoices,
	/** Whether a change of what has a first day needs one. */
	isNew: boolean,
): Promise<FieldSpec[]> {
	const t = await getTranslations("admin.services.fields");
	const form = await getTranslations("staff.form");
	const optional = form("optional");
	const number = (
		name: "durationMinutes" | "extraMinutes" | "maxQuantity",
	): FieldSpec => ({
		type: "text",
		inputMode: "numeric",
		name,
		label: t(`${name}.label`),
		hint: t(`${name}.hint`),
		width: "third",
	});
	const combine = await combineOptions(groups);
	return [
		{
			type: "list",
			name: "category",
			label: t("category"),
			options: [
				{ value: "", text: t("choose") },
				...categories.map(({ slug, name }) => ({ value: slug, text: name })),
			],
		},
		...languageFields("more-names", form("moreLanguages"), (locale) => [
			namesIn(locale),
		]),
		{
			type: "branch",
			name: "kind",
			label: t("kind.label"),
			options: [
				{
					value: "bookable",
					text: t("kind.bookable"),
					fields: [
						number("durationMinutes"),
						number("extraMinutes"),
						number("maxQuantity"),
						{
							type: "list",
							name: "combineGroup",
							label: t("combine.label"),
							hint: t("combine.hint"),
							options: combine,
						},
						...(isNew
							? []
							: [
									{
										type: "date",
										name: "validFrom",
										label: t("validFrom.label"),
										hint: t("validFrom.hint"),
										optional,
									} as const,
								]),
						{
							type: "tick",
							name: "personalPresence",
							label: t("personalPresence"),
						},
						{
							type: "tick",
							name: "walkInSuitable",
							label: t("walkInSuitable"),
						},
						{
							type: "tick",
							name: "collectsDocument",
							label: t("collectsDocument"),
						},
						{
							type: "list",
							name: "minorRule",
							label: t("minorRule.label"),
							hint: t("minorRule.hint"),
							options: await minorOptions(),
						},
					],
				},
				{ value: "signpost", text: t("kind.signpost") },
			],
		},
		{ type: "tick", name: "popular", label: t("popular") },
		...languageFields("more-words", form("moreLanguages"), (locale) => [
			wordsIn(locale),
		]),
		{
			type: "date",
			name: "lastDay",
			label: t("lastDay.label"),
			hint: t("lastDay.hint"),
			optional,
		},
	];

	function namesIn(locale: Locale): FieldSpec {
		return {
			type: "group",
			name: `names-${locale}`,
			label: t("namesIn", { language: germanNameOf(locale) }),
			...(locale === defaultLocale ? {} : { hint: t("otherLanguage") }),
			fields: [
				line(locale, "name"),
				sentences(locale, "summary"),
				line(
					locale,
					"quantityLabel",
					t("quantityLabel.hint"),
					t("quantityLabel.optional"),
				),
			],
		};
	}

	function wordsIn(locale: Locale): FieldSpec {
		return {
			type: "group",
			name: `words-${locale}`,
			label: t("wordsIn", { language: germanNameOf(locale) }),
			fields: [
				{
					...lines(locale, "documents", 6),
					hint: t(locale === EASY ? "documents.hintEasy" : "documents.hint"),
				},
				lines(locale, "hint", 4),
				{
					...lines(locale, "searchWords", 6),
					hint: t("searchWords.hint"),
				},
				sentences(
					locale,
					"onlineAlternative",
					t("onlineAlternative.hint"),
					optional,
				),
				line(locale, "onlineUrl", t("https"), optional),
				sentences(locale, "referral", t("referral.hint"), optional),
				line(locale, "referralAddress", undefined, optional),
				line(locale, "referralUrl", t("https"), optional),
			],
		};
	}

	/** Leichte Sprache has a line for each of them. */
	function sentences(
		locale: Locale,
		name: "summary" | "onlineAlternative" | "referral",
		hint = "",
		optionalWord = locale === defaultLocale ? undefined : optional,
	): FieldSpec {
		if (locale !== EASY) return line(locale, name, hint, optionalWord);
		return {
			type: "lines",
			name: wordField(name, locale),
			label: t(`${name}.label`),
			hint: `${hint} ${t("sentences")}`.trim(),
			rows: 3,
			optional: optionalWord,
		};
	}

	function line(
		locale: Locale,
		name: Exclude<keyof ServiceWords, "documents" | "hint" | "searchWords">,
		hint?: string,
		/** The word for "need not be filled in", if so. */
		optionalWord = locale === defaultLocale ? undefined : optional,
	): FieldSpec {
		return {
			type: "text",
			name: wordField(name, locale),
			label: t(`${name}.label`),
			...(hint ? { hint } : {}),
			...(optionalWord ? { optional: optionalWord } : {}),
		};
	}

	function lines(
		locale: Locale,
		name: "documents" | "hint" | "searchWords",
		rows: number,
	): FieldSpec {
		return {
			type: "lines",
			name: wordField(name, locale),
			label: t(`${name}.label`),
			rows,
			optional,
		};
	}
}
