"use server";

import { redirect } from "next/navigation";
import { typedValues } from "#components/staff/staff-form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { now } from "#lib/runtime/clock.ts";
import { answerClosure } from "./_parts/answer.ts";
import type { ClosureFormState } from "./_parts/closure-state.ts";

/** Shows whom a closure concerns, or saves it once that was shown. */
export async function previewClosureAction(
	_: ClosureFormState,
	form: FormData,
): Promise<ClosureFormState> {
	const actor = await requireActor(form);
	const answer = await answerClosure(actor, typedValues(form), now());
	if ("saved" in answer) redirect(answer.saved);
	return answer;
}
