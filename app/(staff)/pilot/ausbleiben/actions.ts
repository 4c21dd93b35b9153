"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState, inWords } from "#components/form/form-state.ts";
import { endTrial } from "#lib/attendance/commands/end-trial.ts";
import { startTrial } from "#lib/attendance/commands/start-trial.ts";
import { readWordings } from "#lib/attendance/rules/wording.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { now } from "#lib/runtime/clock.ts";

export async function startTrialAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now: at } = await sentForm(form);
	const t = await getTranslations("absence.trial");
	const read = readWordings(text);
	if (!read.ok)
		return again(sent, {
			errors: inWords(read.errors, (problem) => t(`errors.${problem}`)),
		});
	const result = await startTrial(actor, read.value, at);
	if (result.ok) redirect(pilot.absence("begonnen"));
	if (result.error === "forbidden" || result.error === "busy")
		return refusedState(sent, result.error);
	return again(sent, {
		notice: {
			kind: "danger",
			title: t(`refusals.${result.error}.title`),
			text: t(`refusals.${result.error}.text`),
		},
	});
}

/** One that is over already has ended, too: pressed twice. */
export async function endTrialAction(): Promise<void> {
	const result = await endTrial(await requireActor(), now());
	redirect(pilot.absence(result.ok ? "beendet" : result.error));
}
