"use server";

import { redirect } from "next/navigation";
import { answerOwnText } from "#app/(staff)/_parts/own-text/answer-own-text.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import type { FormState } from "#components/form/form-state.ts";
import { pilot } from "#lib/paths/pilot.ts";

export async function translatePilotTextAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { place, state } = await answerOwnText(await sentForm(form), [
		"template",
		"improvement",
	]);
	if (state) return state;
	redirect(
		place.kind === "template"
			? pilot.templates("geaendert")
			: pilot.improvements("gespeichert"),
	);
}
