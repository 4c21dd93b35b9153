import { randomUUID } from "node:crypto";
import { getLocale, getTranslations } from "next-intl/server";
import { Page } from "#components/page/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { findConversation } from "#lib/feedback/queries/find-conversation.ts";
import { paths } from "#lib/paths/citizen.ts";
import { ConversationForm } from "./_parts/conversation-form.tsx";
import { conversationTexts } from "./_parts/texts.ts";

/** Writing again after our answer. Whoever has the link reads nothing that was written. */
export default async function ConversationPage({
	params,
}: {
	params: Promise<{ token: string }>;
}) {
	const { token } = await params;
	const found = await findConversation(token);
	if (!found) {
		const t = await getTranslations("feedback.conversation.over");
		return (
			<Page status={404} title={t("title")} lead={t("text")}>
				<ButtonLink
					href={paths(await getLocale()).feedback()}
					className="self-start"
				>
					{t("give")}
				</ButtonLink>
			</Page>
		);
	}
	return (
		<ConversationForm
			token={token}
			initial={{ text: "", error: null, notice: null, key: randomUUID() }}
			texts={await conversationTexts(found)}
		/>
	);
}
