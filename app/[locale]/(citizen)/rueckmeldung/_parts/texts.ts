import { getLocale, getTranslations } from "next-intl/server";
import { getRetention } from "#lib/booking/queries/find-appointment.ts";
import { listImprovements } from "#lib/feedback/improvement/queries/list-improvements.ts";
import { paths } from "#lib/paths/citizen.ts";

/** All words around the fields, so that no catalogue and no translator goes to the browser. */
export async function feedbackTexts() {
	const locale = await getLocale();
	const t = await getTranslations("feedback");
	const to = paths(locale);
	const { feedbackDays } = await getRetention();
	const improvements = await listImprovements(locale);
	return {
		title: t("title"),
		lead: t("lead"),
		errorSummary: t("errorSummary"),
		visit: t("visit"),
		rated: t("rated"),
		written: t("written"),
		about: t("about"),
		answer: t("answer"),
		trap: t("trap"),
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
