"use server";

import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { sendOpinion } from "#lib/feedback/commands/send-opinion.ts";
import { parseOpinion, typedOpinion } from "#lib/feedback/rules/opinion.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { isUuid } from "#lib/uuid.ts";
import { TRAP } from "../barrierefreiheit/melden/_parts/report-state.ts";
import type { FeedbackState } from "./_parts/feedback-state.ts";
import { describeVisit } from "./_parts/visit.ts";

/** A filled trap is asked to send again: a browser may have filled it in, and nothing may vanish. */
export async function feedbackAction(
	_: FeedbackState,
	form: FormData,
): Promise<FeedbackState> {
	const values = typedOpinion(form);
	const text = (name: string) => String(form.get(name) ?? "");
	const at = now();
	const locale = await getLocale();
	const sent = {
		...(await describeVisit(text("t"), locale, at)),
		source: text("quelle") === "poster" ? "poster" : "web",
		key: isUuid(text("key")) ? text("key") : randomUUID(),
	} as const;
	const again = (state: Partial<FeedbackState>): FeedbackState => ({
		...{ values, errors: {}, notice: null },
		...sent,
		...state,
	});
	const parsed = parseOpinion(values);
	if (!parsed.ok) return again({ errors: parsed.errors });
	if (form.get(TRAP)) return again({ notice: "trap" });
	const result = await sendOpinion({
		formKey: sent.key,
		opinion: parsed.opinion,
		source: sent.source,
		// As it was sent: of one that is used up meanwhile people hear.
		askToken: text("t") || null,
		locale,
		client: await clientAddress(),
		now: at,
	});
	if (result.ok) redirect(paths(locale).feedbackThanks(result.value.number));
	return again({
		notice: result.error,
		// What was written goes without the link when it is sent again.
		...(result.error === "link-used" ? { token: null, visit: null } : {}),
	});
}
