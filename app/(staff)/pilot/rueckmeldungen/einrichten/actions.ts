"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { saveTopic } from "#lib/feedback/inbox/commands/save-topic.ts";
import { setDueDays } from "#lib/feedback/inbox/commands/set-due-days.ts";
import { readNumber } from "#lib/feedback/inbox/rules/inbox.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";

/** A new topic, or another name for one. */
export async function saveTopicAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const id = readNumber(text("thema"));
	const version = readNumber(text("version"));
	const result = await saveTopic(actor, {
		topic: id && version ? { id, version } : null,
		name: text("name"),
		now,
	});
	if (result.ok) redirect(pilot.inboxSetup("thema"));
	const { error } = result;
	if (error === "forbidden" || error === "busy")
		return refusedState(sent, error);
	if (error === "changed-meanwhile") return refusedState(sent, "changed");
	const t = await getTranslations("inbox.setup.errors");
	return again(sent, { errors: { name: t(error) } });
}

export async function setDueDaysAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const days = readNumber(plainDigits(text("days"))) ?? 0;
	const shown = text("shown");
	const result = await setDueDays(actor, { days, shown, now });
	if (result.ok) redirect(pilot.inboxSetup("frist"));
	const { error } = result;
	if (error !== "days-invalid") return refusedState(sent, error);
	const t = await getTranslations("inbox.setup.errors");
	return again(sent, { errors: { days: t(error) } });
}
