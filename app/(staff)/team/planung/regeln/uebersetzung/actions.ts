"use server";

import { redirect } from "next/navigation";
import { answerOwnText } from "#app/(staff)/_parts/own-text/answer-own-text.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import type { FormState } from "#components/form/form-state.ts";
import { planning } from "#lib/paths/planning.ts";

export async function translateStationAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { place, state } = await answerOwnText(await sentForm(form), [
		"station",
	]);
	if (state) return state;
	redirect(planning.rules(place.key, "uebersetzt"));
}
