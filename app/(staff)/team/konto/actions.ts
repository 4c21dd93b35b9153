"use server";

import { redirect } from "next/navigation";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import type { FormState } from "#components/form/form-state.ts";
import {
	endOtherSessions,
	endSession,
} from "#lib/auth/commands/end-session.ts";
import { requireSignedIn } from "#lib/auth/queries/session.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now, realNow } from "#lib/runtime/clock.ts";
import { sentIn, sentText, textOf, textsOf } from "#lib/sent.ts";
import { sayLanguages } from "#lib/staff/commands/say-languages.ts";

/** One of one's own sessions, on this or another machine. */
export async function endSessionAction(form: FormData): Promise<void> {
	const { actor } = await requireSignedIn();
	const sessionId = sentText(form, "sitzung");
	const { userId } = actor;
	const hasEnded =
		UUID.test(sessionId) &&
		(await endSession({ userId, sessionId }, realNow()));
	redirect(staffPaths.account(hasEnded ? "sitzung" : undefined));
}

export async function endOtherSessionsAction(): Promise<void> {
	const { actor } = await requireSignedIn();
	await endOtherSessions(actor, realNow());
	redirect(staffPaths.account("sitzungen"));
}

/** Which languages one speaks. */
export async function sayLanguagesAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor } = await requireSignedIn();
	const sent = sentIn(form);
	const said = await sayLanguages(actor, {
		spoken: textsOf(sent, "sprachen"),
		shown: textOf(sent, "shown"),
		now: now(),
	});
	if (!said.ok)
		return refusedState(
			sent,
			// An account that is gone signs nobody in any more.
			said.error === "unknown-account" ? "forbidden" : said.error,
		);
	redirect(staffPaths.account("sprachen"));
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
