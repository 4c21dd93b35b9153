"use server";

import { redirect } from "next/navigation";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import type { FormState } from "#components/form/form-state.ts";
import { answerRevert, answerRules } from "./_parts/answer-rules.ts";

export async function changeRulesAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, now } = await sentForm(form);
	const answer = await answerRules(actor, sent, now);
	if ("saved" in answer) redirect(answer.saved);
	return answer.state;
}

export async function revertRulesAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, now } = await sentForm(form);
	const answer = await answerRevert(actor, sent, now);
	if ("saved" in answer) redirect(answer.saved);
	return answer.state;
}
