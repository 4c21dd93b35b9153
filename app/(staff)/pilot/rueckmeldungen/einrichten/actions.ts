"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import {
	type StaffFormState,
	textOf,
	typedValues,
} from "#components/staff/staff-form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { saveTopic } from "#lib/feedback/inbox/commands/save-topic.ts";
import { setDueDays } from "#lib/feedback/inbox/commands/set-due-days.ts";
import { readNumber } from "#lib/feedback/inbox/rules/inbox.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { now } from "#lib/runtime/clock.ts";

/** A new topic, or another name for one. */
export async function saveTopicAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const id = readNumber(textOf(values, "thema"));
	const version = readNumber(textOf(values, "version"));
	const result = await saveTopic(actor, {
		topic: id && version ? { id, version } : null,
		name: textOf(values, "name"),
		now: now(),
	});
	if (result.ok) redirect(pilot.inboxSetup("thema"));
	const { error } = result;
	if (error === "forbidden" || error === "busy")
		return refusedState(values, error);
	const t = await getTranslations("inbox.setup.errors");
	return { values, errors: { name: t(error) }, notice: null };
}

export async function setDueDaysAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const days = readNumber(textOf(values, "days")) ?? 0;
	const result = await setDueDays(actor, { days, now: now() });
	if (result.ok) redirect(pilot.inboxSetup("frist"));
	const { error } = result;
	if (error === "forbidden" || error === "busy")
		return refusedState(values, error);
	const t = await getTranslations("inbox.setup.errors");
	return { values, errors: { days: t(error) }, notice: null };
}
