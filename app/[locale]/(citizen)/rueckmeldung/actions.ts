"use server";

import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { TRAP } from "#components/form/form-end.tsx";
import { sendOpinion } from "#lib/feedback/commands/send-opinion.ts";
import { parseOpinion, typedOpinion } from "#lib/feedback/rules/opinion.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import { isUuid } from "#lib/uuid.ts";
import { type FeedbackState, feedbackWrong } from "./_parts/feedback-fields.ts";
import { describeVisit } from "./_parts/visit.ts";

/** A filled trap is asked to send again: a browser may have filled it in, and nothing may vanish. */
export async function feedbackAction(
	_: FeedbackState,
	form: FormData,
): Promise<FeedbackState> {
	const sent = sentIn(form);
	const typed = typedOpinion(sent);
	const link = textOf(sent, "t");
	const at = now();
	const locale = await getLocale();
	const source = textOf(sent, "quelle") === "poster" ? "poster" : "web";
	const key = textOf(sent, "key");
	const formKey = isUuid(key) ? key : randomUUID();
	const known = await describeVisit(link, locale, at);
	const again = async (
		wrong: Parameters<typeof feedbackWrong>[0],
		{ token, visit } = known,
	): Promise<FeedbackState> => ({
		sent: {
			...typed,
			key: formKey,
			quelle: source,
			...(token ? { t: token } : {}),
		},
		visit,
		...(await feedbackWrong(wrong)),
	});
	const parsed = parseOpinion(typed);
	if (!parsed.ok) return again(parsed);
	if (textOf(sent, TRAP)) return again({ error: "trap" });
	const result = await sendOpinion({
		formKey,
		opinion: parsed.opinion,
		source,
		// As it was sent: of one that is used up meanwhile people hear.
		askToken: link || null,
		locale,
		client: await clientAddress(),
		now: at,
	});
	if (result.ok) redirect(paths(locale).feedbackThanks(result.value.number));
	// What was written goes without a link that is used up when it is sent again.
	return result.error === "link-used"
		? again(result, { token: null, visit: null })
		: again(result);
}
