"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/form/form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn } from "#lib/sent.ts";
import { answerRevert, answerRules } from "./_parts/answer-rules.ts";

export async function changeRulesAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await requireActor(form);
	const answer = await answerRules(actor, sentIn(form), now());
	if ("saved" in answer) redirect(answer.saved);
	return answer.state;
}

export async function revertRulesAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await requireActor(form);
	const answer = await answerRevert(actor, sentIn(form), now());
	if ("saved" in answer) redirect(answer.saved);
	return answer.state;
}
