"use server";

import { redirect } from "next/navigation";
import {
	type StaffFormState,
	typedValues,
} from "#components/staff-form-state.ts";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { answerEnd } from "./answer-end.ts";

/** Ends a closure, or its whole series. */
export async function endClosureAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const answer = await answerEnd(actor, typedValues(form), now());
	if ("saved" in answer) redirect(answer.saved);
	return answer;
}
