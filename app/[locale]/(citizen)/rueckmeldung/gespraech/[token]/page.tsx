import { getLocale, getTranslations } from "next-intl/server";
import { FormEnd } from "#components/form/form-end.tsx";
import { FormPage } from "#components/form/form-page.tsx";
import { untouched } from "#components/form/form-state.ts";
import { Page } from "#components/page/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { getRetention } from "#lib/booking/queries/find-appointment.ts";
import { findConversation } from "#lib/feedback/queries/find-conversation.ts";
import { paths } from "#lib/paths/citizen.ts";
import { formatDate } from "#lib/text/format.ts";
import { civilDateOf } from "#lib/time.ts";
import {
	conversationFields,
	typedMessage,
} from "./_parts/conversation-fields.ts";
import { continueAction } from "./actions.ts";

/** Writing again after our answer. Whoever has the link reads nothing that was written. */
export default async function ConversationPage({
	params,
}: {
	params: Promise<{ token: string }>;
}) {
	const { token } = await params;
	const locale = await getLocale();
	const to = paths(locale);
	const found = await findConversation(token);
	if (!found) {
		const t = await getTranslations("feedback.conversation.over");
		return (
			<Page status={404} title={t("title")} lead={t("text")}>
				<ButtonLink href={to.feedback()} className="self-start">
					{t("give")}
				</ButtonLink>
			</Page>
		);
	}
	const t = await getTranslations("feedback.conversation");
	const feedback = await getTranslations("feedback");
	const { feedbackDays } = await getRetention();
	const day = civilDateOf(
		Temporal.Instant.fromEpochMilliseconds(found.createdAt),
	);
	return (
		<FormPage
			action={continueAction}
			initial={untouched(typedMessage({ gespraech: token }))}
			fields={await conversationFields()}
			title={t("title")}
			lead={t("lead", {
				number: String(found.number),
				date: formatDate(day, locale, "long"),
			})}
			errorSummary={feedback("errorSummary")}
			end={
				<FormEnd
					texts={{
						trap: feedback("trap"),
						privacy: t("privacy", { days: feedbackDays }),
						privacyLink: {
							text: feedback("privacyLink"),
							href: to.privacy(),
						},
						send: t("send"),
					}}
				/>
			}
		/>
	);
}
