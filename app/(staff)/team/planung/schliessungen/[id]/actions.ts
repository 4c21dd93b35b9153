"use server";

import { redirect } from "next/navigation";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import type { PreviewState } from "#app/(staff)/team/planung/_review/preview-state.ts";
import { answerEnd } from "./_parts/answer-end.ts";

/** Shows whom the end of a closure, or of its whole series, concerns, or saves it once that was shown. */
export async function endClosureAction(
	_: PreviewState,
	form: FormData,
): Promise<PreviewState> {
	const { actor, sent, now } = await sentForm(form);
	const answer = await answerEnd(actor, sent, now);
	if ("saved" in answer) redirect(answer.saved);
	return answer;
}
