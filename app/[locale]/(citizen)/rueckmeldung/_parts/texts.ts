import { getLocale, getTranslations } from "next-intl/server";
import { getRetention } from "#lib/booking/queries/find-appointment.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { RATED, RATINGS, VISIT_KINDS } from "#lib/feedback/feedback.ts";
import { listImprovements } from "#lib/feedback/improvement/queries/list-improvements.ts";
import type { OpinionProblem } from "#lib/feedback/rules/opinion.ts";
import { paths } from "#lib/paths/citizen.ts";
import type { FeedbackNotice } from "./feedback-state.ts";

/** All words of the form, so that no catalogue and no translator goes to the browser. */
export async function feedbackTexts() {
	const locale = await getLocale();
	const t = await getTranslations("feedback");
	const to = paths(locale);
	const { feedbackDays } = await getRetention();
	const { stations, services, categories } = await getCatalog(locale);
	const improvements = await listImprovements(locale);
	const nothing = { value: "", text: t("notSaid") };
	const field = (name: "praise" | "text" | "email") => ({
		label: t(`fields.${name}.label`),
		hint: t(`fields.${name}.hint`),
	});
	const notice = (name: FeedbackNotice) => ({
		title: t(`notices.${name}.title`),
		text: t(`notices.${name}.text`),
	});
	return {
		title: t("title"),
		lead: t("lead"),
		errorSummary: t("errorSummary"),
		optional: t("optional"),
		visit: t("visit"),
		ratings: RATED.map((name) => ({ name, legend: t(`ratings.${name}`) })),
		ratingOptions: [
			...RATINGS.map((rating) => ({
				value: String(rating),
				text: t(`words.${rating}`),
			})),
			nothing,
		],
		rated: t("rated"),
		written: t("written"),
		about: t("about"),
		station: t("station"),
		stations: [
			nothing,
			...stations.map(({ slug, text }) => ({ value: slug, text: text.name })),
		],
		service: t("service"),
		noService: [nothing],
		services: categories.map(({ id, name }) => ({
			name,
			options: services
				.filter(({ categoryId, bookable }) => bookable && categoryId === id)
				.map(({ slug, text }) => ({ value: slug, text: text.name })),
		})),
		kind: t("kind"),
		kinds: [
			...VISIT_KINDS.map((kind) => ({ value: kind, text: t(`kinds.${kind}`) })),
			{ value: "", text: t("kinds.none") },
		],
		answer: t("answer"),
		fields: {
			praise: field("praise"),
			text: field("text"),
			email: field("email"),
		},
		news: t("news"),
		trap: t("trap"),
		errors: {
			"nothing-said": t("errors.nothing-said"),
			"praise-too-long": t("errors.praise-too-long"),
			"text-too-long": t("errors.text-too-long"),
			"email-invalid": t("errors.email-invalid"),
			"email-missing": t("errors.email-missing"),
		} satisfies Record<OpinionProblem, string>,
		notices: {
			busy: notice("busy"),
			"link-used": notice("link-used"),
			"too-many-reports": notice("too-many-reports"),
			trap: notice("trap"),
		} satisfies Record<FeedbackNotice, unknown>,
		privacy: t("privacy", { days: feedbackDays }),
		privacyLink: { text: t("privacyLink"), href: to.privacy() },
		send: t("send"),
		other: t("other"),
		others: [
			{ href: to.reportFault(), text: t("fault") },
			{ href: to.reportBarrier(), text: t("barrier") },
			...(improvements.length > 0
				? [{ href: to.improvements(), text: t("improvements") }]
				: []),
		],
	};
}

export type FeedbackTexts = Awaited<ReturnType<typeof feedbackTexts>>;
