"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { TRAP } from "#components/form/form-end.tsx";
import type { FormState } from "#components/form/form-state.ts";
import { continueFeedback } from "#lib/feedback/commands/continue-feedback.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import {
	conversationAgain,
	typedMessage,
} from "./_parts/conversation-fields.ts";

export async function continueAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const sent = typedMessage(sentIn(form));
	if (textOf(sentIn(form), TRAP)) return conversationAgain(sent, "trap");
	const to = paths(await getLocale());
	const result = await continueFeedback({
		token: sent.gespraech,
		text: sent.nachricht,
		formKey: sent.key,
		client: await clientAddress(),
		now: now(),
	});
	if (result.ok) redirect(to.feedbackThanks(result.value.number));
	// Its page says that it is over, and what else one can do.
	if (result.error === "conversation-over")
		redirect(to.conversation(sent.gespraech.slice(0, 64) || "-"));
	return conversationAgain(sent, result.error);
}
