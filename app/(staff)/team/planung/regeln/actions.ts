"use server";

import { redirect } from "next/navigation";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import type { StaffFormState } from "#components/staff/staff-form-state.ts";
import { answerRevert, answerRules } from "./_parts/answer-rules.ts";

export async function changeRulesAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const { actor, values, now } = await sentForm(form);
	const answer = await answerRules(actor, values, now);
	if ("saved" in answer) redirect(answer.saved);
	return answer.state;
}

export async function revertRulesAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const { actor, values, now } = await sentForm(form);
	const answer = await answerRevert(actor, values, now);
	if ("saved" in answer) redirect(answer.saved);
	return answer.state;
}
