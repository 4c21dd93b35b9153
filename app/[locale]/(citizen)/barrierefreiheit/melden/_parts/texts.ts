import { getLocale, getTranslations } from "next-intl/server";
import { getRetention } from "#lib/booking/queries/find-appointment.ts";
import type { FeedbackType, ReportProblem } from "#lib/feedback/feedback.ts";
import { paths } from "#lib/paths/citizen.ts";
import type { ReportNotice } from "./report-state.ts";

/** All words of the form, so that no catalogue and no translator goes to the browser. */
export async function reportTexts(type: Exclude<FeedbackType, "opinion">) {
	const t = await getTranslations(
		type === "fault" ? "faultReport" : "barrierReport",
	);
	const { feedbackDays } = await getRetention();
	const news = (await getTranslations("feedback"))("news");
	const field = (name: "text" | "page" | "when" | "email") => ({
		label: t(`fields.${name}.label`),
		hint: t(`fields.${name}.hint`),
	});
	const notice = (name: ReportNotice) => ({
		title: t(`notices.${name}.title`),
		text: t(`notices.${name}.text`),
	});
	return {
		type,
		title: t("title"),
		lead: t("lead"),
		errorSummary: t("errorSummary"),
		optional: t("optional"),
		fields: {
			text: field("text"),
			page: field("page"),
			when: field("when"),
			email: field("email"),
		},
		news,
		trap: t("fields.website.label"),
		errors: {
			"text-missing": t("errors.text-missing"),
			"text-too-long": t("errors.text-too-long"),
			"page-too-long": t("errors.page-too-long"),
			"when-invalid": t("errors.when-invalid"),
			"email-invalid": t("errors.email-invalid"),
			"email-missing": t("errors.email-missing"),
		} satisfies Record<ReportProblem, string>,
		notices: {
			busy: notice("busy"),
			"too-many-reports": notice("too-many-reports"),
			trap: notice("trap"),
		} satisfies Record<ReportNotice, unknown>,
		privacy: t("privacy", { days: feedbackDays }),
		privacyLink: {
			text: t("privacyLink"),
			href: paths(await getLocale()).privacy(),
		},
		send: t("send"),
	};
}

export type ReportTexts = Awaited<ReturnType<typeof reportTexts>>;
