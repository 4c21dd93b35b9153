"use server";

import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { TRAP } from "#app/[locale]/(citizen)/barrierefreiheit/melden/_parts/report-state.ts";
import { continueFeedback } from "#lib/feedback/commands/continue-feedback.ts";
import { typedIn } from "#lib/feedback/rules/tidy.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { isUuid } from "#lib/uuid.ts";
import type { ConversationState } from "./_parts/conversation-state.ts";

/** What comes back to be shortened; more than this nobody typed. */
const MAX_SHOWN = 10_000;

export async function continueAction(
	_: ConversationState,
	form: FormData,
): Promise<ConversationState> {
	const sent = typedIn(
		form,
		{ nachricht: "", key: "", gespraech: "" },
		MAX_SHOWN,
	);
	const again = (state: Partial<ConversationState>): ConversationState => ({
		text: sent.nachricht,
		error: null,
		notice: null,
		key: isUuid(sent.key) ? sent.key : randomUUID(),
		...state,
	});
	if (form.get(TRAP)) return again({ notice: "trap" });
	const to = paths(await getLocale());
	const result = await continueFeedback({
		token: sent.gespraech,
		text: sent.nachricht,
		formKey: again({}).key,
		client: await clientAddress(),
		now: now(),
	});
	if (result.ok) redirect(to.feedbackThanks(result.value.number));
	switch (result.error) {
		case "words-missing":
		case "words-too-long":
			return again({ error: result.error });
		case "conversation-over":
			// Its page says so, and what else one can do.
			return redirect(to.conversation(sent.gespraech.slice(0, 64) || "-"));
		default:
			return again({ notice: result.error });
	}
}
