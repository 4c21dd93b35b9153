"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import type { FormState } from "#components/form/form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { saveTopic } from "#lib/feedback/inbox/commands/save-topic.ts";
import { setDueDays } from "#lib/feedback/inbox/commands/set-due-days.ts";
import { readNumber } from "#lib/feedback/inbox/rules/inbox.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";

/** A new topic, or another name for one. */
export async function saveTopicAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await requireActor(form);
	const sent = sentIn(form);
	const id = readNumber(textOf(sent, "thema"));
	const version = readNumber(textOf(sent, "version"));
	const result = await saveTopic(actor, {
		topic: id && version ? { id, version } : null,
		name: textOf(sent, "name"),
		now: now(),
	});
	if (result.ok) redirect(pilot.inboxSetup("thema"));
	const { error } = result;
	if (error === "forbidden" || error === "busy")
		return refusedState(sent, error);
	const t = await getTranslations("inbox.setup.errors");
	return { sent, errors: { name: t(error) }, notice: null };
}

export async function setDueDaysAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await requireActor(form);
	const sent = sentIn(form);
	const days = readNumber(textOf(sent, "days")) ?? 0;
	const result = await setDueDays(actor, { days, now: now() });
	if (result.ok) redirect(pilot.inboxSetup("frist"));
	const { error } = result;
	if (error === "forbidden" || error === "busy")
		return refusedState(sent, error);
	const t = await getTranslations("inbox.setup.errors");
	return { sent, errors: { days: t(error) }, notice: null };
}
