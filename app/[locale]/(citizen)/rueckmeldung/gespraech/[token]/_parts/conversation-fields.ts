import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import {
	again,
	type FieldSpec,
	type FormState,
} from "#components/form/form-state.ts";
import type { ContinueRefusal } from "#lib/feedback/commands/continue-feedback.ts";
import type { WordsProblem } from "#lib/feedback/rules/words.ts";
import { type Sent, typedIn } from "#lib/sent.ts";
import { isUuid } from "#lib/uuid.ts";

/** One field: what somebody has to add. */
export async function conversationFields(): Promise<FieldSpec<"nachricht">[]> {
	const t = await getTranslations("feedback.conversation");
	return [
		{ name: "nachricht", label: t("label"), hint: t("hint"), type: "lines" },
	];
}

/** What comes back to be shortened; more than this nobody typed. */
const MAX_SHOWN = 10_000;

/** The message, the token of what it belongs to, and a key: pressing twice is one message. */
export function typedMessage(sent: Sent) {
	const typed = typedIn(
		sent,
		{ nachricht: "", key: "", gespraech: "" },
		MAX_SHOWN,
	);
	return { ...typed, key: isUuid(typed.key) ? typed.key : randomUUID() };
}

/** The form again, with what is wrong with it or why it was not taken. */
export async function conversationAgain(
	sent: Sent,
	error: WordsProblem | Exclude<ContinueRefusal, "conversation-over"> | "trap",
): Promise<FormState> {
	const t = await getTranslations("feedback.conversation");
	if (error === "words-missing" || error === "words-too-long")
		return again(sent, { errors: { nachricht: t(`errors.${error}`) } });
	return again(sent, {
		notice: {
			kind: "warning",
			title: t(`notices.${error}.title`),
			text: t(`notices.${error}.text`),
		},
	});
}
