"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState, inWords } from "#components/form/form-state.ts";
import { deleteImprovement } from "#lib/feedback/improvement/commands/delete-improvement.ts";
import { moveImprovement } from "#lib/feedback/improvement/commands/move-improvement.ts";
import {
	type ImprovementRefusal,
	saveImprovement,
} from "#lib/feedback/improvement/commands/save-improvement.ts";
import { readImprovement } from "#lib/feedback/improvement/rules/improvement.ts";
import { readNumber } from "#lib/feedback/inbox/rules/inbox.ts";
import { pilot } from "#lib/paths/pilot.ts";
import type { Sent } from "#lib/sent.ts";

export async function saveImprovementAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const read = readImprovement(text);
	if (!read.ok) {
		const t = await getTranslations("inbox.improvements.errors");
		return again(sent, { errors: inWords(read.errors, (one) => t(one)) });
	}
	const id = readNumber(text("id"));
	const version = readNumber(text("version"));
	const result = await saveImprovement(actor, {
		known: id && version ? { id, version } : null,
		draft: read.draft,
		now,
	});
	if (result.ok) redirect(pilot.improvements("gespeichert"));
	return result.error === "changed-meanwhile"
		? refusedState(sent, "changed")
		: refused(sent, result.error);
}

/** Up, down or away: the buttons of the list. */
export async function improvementStepAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const [step = "", id = "", version = ""] = text("step").split(".");
	const which = { id: readNumber(id) ?? 0, now };
	const result =
		step === "delete"
			? await deleteImprovement(actor, {
					...which,
					version: readNumber(version) ?? 0,
				})
			: await moveImprovement(actor, {
					...which,
					direction: step === "up" ? "up" : "down",
				});
	if (!result.ok) return refused(sent, result.error);
	redirect(pilot.improvements(step === "delete" ? "geloescht" : "verschoben"));
}

async function refused(
	sent: Sent,
	error: ImprovementRefusal,
): Promise<FormState> {
	if (error === "forbidden" || error === "busy")
		return refusedState(sent, error);
	const t = await getTranslations("inbox.improvements.refusals");
	return again(sent, {
		notice: {
			kind: "warning",
			title: t(`${error}.title`),
			text: t(`${error}.text`),
		},
	});
}
