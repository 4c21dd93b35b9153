import { getLocale, getTranslations } from "next-intl/server";
import {
	EMAIL,
	type FieldSpec,
	type FormState,
	inWords,
} from "#components/form/form-state.ts";
import { offeredServices, publicStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import type { OpinionRefusal } from "#lib/feedback/commands/send-opinion.ts";
import { RATED, RATINGS, VISIT_KINDS } from "#lib/feedback/feedback.ts";
import type {
	OpinionErrors,
	TypedOpinion,
} from "#lib/feedback/rules/opinion.ts";

type Field<Name extends keyof TypedOpinion = keyof TypedOpinion> = FieldSpec<
	Name & string
>;

/** Everything the form shows. */
export interface FeedbackState extends FormState {
	/** The visit that the link knows, in words. */
	visit: string | null;
}

/** What can be said, by the part of the page in which it is asked. Nothing of it must be. */
export interface FeedbackFields {
	ratings: readonly Field[];
	words: readonly Field[];
	/** Left out where the link knows it. */
	visit: readonly Field[];
	answer: readonly Field[];
}

export async function feedbackFields(): Promise<FeedbackFields> {
	const t = await getTranslations("feedback");
	const catalog = await getCatalog(await getLocale());
	const { categories } = catalog;
	const stations = publicStations(catalog);
	const services = offeredServices(catalog);
	const optional = t("optional");
	const nothing = { value: "", text: t("notSaid") };
	const words = (name: "praise" | "text" | "email") => ({
		label: t(`fields.${name}.label`),
		hint: t(`fields.${name}.hint`),
		optional,
	});
	return {
		ratings: RATED.map((name) => ({
			name,
			label: t(`ratings.${name}`),
			type: "choice",
			className: "rating",
			options: [
				...RATINGS.map((rating) => ({
					value: String(rating),
					text: t(`words.${rating}`),
				})),
				nothing,
			],
		})),
		words: [
			{ name: "praise", ...words("praise"), type: "lines", rows: 4 },
			{ name: "text", ...words("text"), type: "lines" },
		],
		visit: [
			{
				name: "station",
				label: t("station"),
				type: "list",
				options: [
					nothing,
					...stations.map(({ slug, text }) => ({
						value: slug,
						text: text.name,
					})),
				],
			},
			{
				name: "about",
				label: t("service"),
				type: "list",
				options: [nothing],
				groups: categories
					.map(({ id, name }) => ({
						name,
						options: services
							.filter(
								({ categoryId, bookable }) => bookable && categoryId === id,
							)
							.map(({ slug, text }) => ({ value: slug, text: text.name })),
					}))
					.filter(({ options }) => options.length > 0),
			},
			{
				name: "kind",
				label: t("kind"),
				type: "choice",
				className: "rating",
				options: [
					...VISIT_KINDS.map((kind) => ({
						value: kind,
						text: t(`kinds.${kind}`),
					})),
					{ value: "", text: t("kinds.none") },
				],
			},
		],
		answer: [
			{ name: "email", ...words("email"), ...EMAIL },
			{ name: "news", label: t("news"), type: "tick" },
		],
	};
}

/** What is wrong with an opinion, or why it was not taken, in words. */
export async function feedbackWrong(
	wrong:
		| { errors: OpinionErrors }
		| { error: OpinionRefusal | "trap"; kind?: "info" },
): Promise<Pick<FormState, "errors" | "notice">> {
	const t = await getTranslations("feedback");
	if ("errors" in wrong)
		return {
			errors: inWords(wrong.errors, (problem) => t(`errors.${problem}`)),
			notice: null,
		};
	const { error, kind = "warning" } = wrong;
	return {
		errors: {},
		notice: {
			kind,
			title: t(`notices.${error}.title`),
			text: t(`notices.${error}.text`),
		},
	};
}
