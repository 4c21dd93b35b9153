"use server";

import { redirect } from "next/navigation";
import { requireActor } from "#lib/auth/queries/session.ts";
import { settleMessage } from "#lib/notifications/delivery/commands/settle-message.ts";
import { team } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentText } from "#lib/sent.ts";

/** Somebody has told the person another way, or knows that a mail did not arrive. */
export async function settleMessageAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const messageId = sentText(form, "nachricht");
	const outcome = form.has("nicht-angekommen") ? "not-arrived" : "reached";
	await settleMessage(actor, { messageId, outcome, now: now() });
	const appointmentId = sentText(form, "termin");
	redirect(appointmentId ? team.appointment(appointmentId) : team.messages());
}
