"use server";

import { redirect } from "next/navigation";
import { typedValues } from "#components/staff/staff-form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { now } from "#lib/runtime/clock.ts";
import { answerRoster } from "./_roster/answer-roster.ts";
import type { RosterFormState } from "./_roster/roster-form-state.ts";

/** Checks, shows what it would do, or saves: whichever button was pressed. */
export async function planRosterAction(
	_: RosterFormState,
	form: FormData,
): Promise<RosterFormState> {
	const actor = await requireActor(form);
	const answer = await answerRoster(actor, typedValues(form), now());
	if ("saved" in answer) redirect(answer.saved);
	return answer.state;
}
