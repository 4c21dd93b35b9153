"use server";

import { redirect } from "next/navigation";
import { typedValues } from "#components/staff/staff-form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { now } from "#lib/runtime/clock.ts";
import { answerEnd } from "./_parts/answer-end.ts";
import type { EndState } from "./_parts/end-state.ts";

/** Shows whom the end of a closure, or of its whole series, concerns, or saves it once that was shown. */
export async function endClosureAction(
	_: EndState,
	form: FormData,
): Promise<EndState> {
	const actor = await requireActor(form);
	const answer = await answerEnd(actor, typedValues(form), now());
	if ("saved" in answer) redirect(answer.saved);
	return answer;
}
