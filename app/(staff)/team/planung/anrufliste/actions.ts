"use server";

import { redirect } from "next/navigation";
import { requireActor } from "#lib/auth/queries/session.ts";
import { planning } from "#lib/paths/planning.ts";
import { settleCall } from "#lib/planning/change/commands/settle-call.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentText } from "#lib/sent.ts";

/** Somebody has been called. */
export async function settleCallAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const asked = sentText(form, "ergebnis");
	const outcome =
		asked === "accept" || asked === "keep" || asked === "not-reached"
			? asked
			: ("reached" as const);
	const caseId = sentText(form, "fall");
	const settled = await settleCall(actor, { caseId, outcome, now: now() });
	redirect(
		planning.calls(sentText(form, "ort"), settled.ok ? outcome : settled.error),
	);
}
