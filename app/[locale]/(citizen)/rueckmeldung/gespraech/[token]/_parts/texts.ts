import { getLocale, getTranslations } from "next-intl/server";
import { getRetention } from "#lib/booking/queries/find-appointment.ts";
import { paths } from "#lib/paths/citizen.ts";
import { formatDate } from "#lib/text/format.ts";
import { civilDateOf } from "#lib/time.ts";
import type {
	ConversationNotice,
	ConversationState,
} from "./conversation-state.ts";

/** All words of the form, so that no catalogue and no translator goes to the browser. */
export async function conversationTexts(about: {
	number: number;
	/** Epoch milliseconds. */
	createdAt: number;
}) {
	const locale = await getLocale();
	const t = await getTranslations("feedback.conversation");
	const feedback = await getTranslations("feedback");
	const { feedbackDays } = await getRetention();
	const day = civilDateOf(
		Temporal.Instant.fromEpochMilliseconds(about.createdAt),
	);
	const notice = (name: ConversationNotice) => ({
		title: t(`notices.${name}.title`),
		text: t(`notices.${name}.text`),
	});
	return {
		title: t("title"),
		errorSummary: feedback("errorSummary"),
		lead: t("lead", {
			number: String(about.number),
			date: formatDate(day, locale, "long"),
		}),
		label: t("label"),
		hint: t("hint"),
		trap: feedback("trap"),
		errors: {
			"words-missing": t("errors.words-missing"),
			"words-too-long": t("errors.words-too-long"),
		} satisfies Record<NonNullable<ConversationState["error"]>, string>,
		notices: {
			busy: notice("busy"),
			"too-many-replies": notice("too-many-replies"),
			"too-many-reports": notice("too-many-reports"),
			trap: notice("trap"),
		} satisfies Record<ConversationNotice, unknown>,
		privacy: t("privacy", { days: feedbackDays }),
		privacyLink: {
			text: feedback("privacyLink"),
			href: paths(locale).privacy(),
		},
		send: t("send"),
	};
}

export type ConversationTexts = Awaited<ReturnType<typeof conversationTexts>>;
