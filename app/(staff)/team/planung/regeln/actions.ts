"use server";

import { redirect } from "next/navigation";
import {
	type StaffFormState,
	typedValues,
} from "#components/staff-form-state.ts";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { answerRevert, answerRules } from "./answer-rules.ts";

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
