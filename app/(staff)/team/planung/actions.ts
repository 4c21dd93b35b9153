"use server";

import { redirect } from "next/navigation";
import { sentForm } from "../../sent-form.ts";
import { answerRoster } from "./answer-roster.ts";
import type { RosterFormState } from "./roster-form-state.ts";

/** Checks, shows what it would do, or saves: whichever button was pressed. */
export async function planRosterAction(
	_: RosterFormState,
	form: FormData,
): Promise<RosterFormState> {
	const { actor, values, now } = await sentForm(form);
	const answer = await answerRoster(actor, values, now);
	if ("saved" in answer) redirect(answer.saved);
	return answer.state;
}
