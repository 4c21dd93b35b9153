"use server";

import { redirect } from "next/navigation";
import { answerOwnText } from "#app/(staff)/_parts/own-text/answer-own-text.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import type { FormState } from "#components/form/form-state.ts";
import { staffPaths } from "#lib/paths/staff.ts";

export async function translateOwnTextAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { state } = await answerOwnText(await sentForm(form), [
		"service",
		"station",
		"category",
		"template",
		"improvement",
	]);
	if (state) return state;
	redirect(`${staffPaths.texts({ news: "geaendert" })}#eigene`);
}
