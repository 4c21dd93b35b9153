"use server";

import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { sendOpinion } from "#lib/feedback/commands/send-opinion.ts";
import { NOTHING_SAID, parseOpinion } from "#lib/feedback/rules/opinion.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import { isUuid } from "#lib/uuid.ts";
import { findKiosk } from "../_parts/kiosk.ts";

/** The last answer sends all of them. */
export async function kioskFeedbackAction(form: FormData): Promise<void> {
	const sent = sentIn(form);
	const text = (name: string) => textOf(sent, name).slice(0, 60);
	const locale = await getLocale();
	const to = paths(locale);
	const slug = text("station");
	const kiosk = await findKiosk(slug, locale);
	if (!kiosk?.device) redirect(to.kiosk(slug));
	const answers = { booking: text("booking"), waiting: text("waiting") };
	const again = (notice: string) =>
		redirect(to.kioskFeedback(slug, { ...answers, notice }));
	const parsed = parseOpinion({
		...NOTHING_SAID,
		...answers,
		service: text("service"),
		station: slug,
	});
	if (!parsed.ok) return again("empty");
	const result = await sendOpinion({
		formKey: isUuid(text("key")) ? text("key") : randomUUID(),
		opinion: parsed.opinion,
		source: "kiosk",
		askToken: null,
		locale,
		// All who stand before it share its limit; its address may be that of the whole house.
		client: kiosk.device.id,
		now: now(),
	});
	if (!result.ok)
		return again(result.error === "busy" ? "busy" : "too-many-reports");
	redirect(to.kioskFeedback(slug, { notice: "danke" }));
}
