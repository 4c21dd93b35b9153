"use server";

import { redirect } from "next/navigation";
import { typedValues } from "#components/staff-form-state.ts";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { answerClosure } from "./answer.ts";
import type { ClosureFormState } from "./closure-state.ts";

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
