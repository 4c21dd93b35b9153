"use server";

import { redirect } from "next/navigation";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { answerRoster } from "./_roster/answer-roster.ts";
import type { RosterFormState } from "./_roster/roster-form-state.ts";

/** Checks, shows what it would do, or saves: whichever button was pressed. */
export async function planRosterAction(
	_: RosterFormState,
	form: FormData,
): Promise<RosterFormState> {
	const { actor, sent, now } = await sentForm(form);
	const answer = await answerRoster(actor, sent, now);
	if ("saved" in answer) redirect(answer.saved);
	return answer.state;
}
