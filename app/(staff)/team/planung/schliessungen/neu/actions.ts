"use server";

import { redirect } from "next/navigation";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import type { PreviewState } from "#app/(staff)/team/planung/_review/preview-state.ts";
import { answerClosure } from "./_parts/answer.ts";

/** Shows whom a closure concerns, or saves it once that was shown. */
export async function previewClosureAction(
	_: PreviewState,
	form: FormData,
): Promise<PreviewState> {
	const { actor, sent, now } = await sentForm(form);
	const answer = await answerClosure(actor, sent, now);
	if ("saved" in answer) redirect(answer.saved);
	return answer;
}
