"use server";

import { redirect } from "next/navigation";
import { typedValues } from "#components/staff-form-state.ts";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { answerRoster } from "./answer-roster.ts";
import type { RosterFormState } from "./roster-form-state.ts";

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
