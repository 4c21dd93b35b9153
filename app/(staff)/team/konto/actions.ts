"use server";

import { redirect } from "next/navigation";
import {
	endOtherSessions,
	endSession,
} from "#lib/auth/commands/end-session.ts";
import { requireSignedIn } from "#lib/auth/queries/session.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { realNow } from "#lib/runtime/clock.ts";
import { sentText } from "#lib/sent.ts";

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

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
