"use server";

import { redirect } from "next/navigation";
import {
	type StaffFormState,
	typedValues,
} from "#components/staff/staff-form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { now } from "#lib/runtime/clock.ts";
import { answerRevert, answerRules } from "./_parts/answer-rules.ts";

export async function changeRulesAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const answer = await answerRules(actor, typedValues(form), now());
	if ("saved" in answer) redirect(answer.saved);
	return answer.state;
}

export async function revertRulesAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const answer = await answerRevert(actor, typedValues(form), now());
	if ("saved" in answer) redirect(answer.saved);
	return answer.state;
}
