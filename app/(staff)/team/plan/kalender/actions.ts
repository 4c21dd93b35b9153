"use server";

import { redirect } from "next/navigation";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { renewDeskFeed } from "#lib/booking/staff/commands/desk-feed.ts";
import { readNumber } from "#lib/feedback/inbox/rules/inbox.ts";
import { team } from "#lib/paths/staff.ts";

/** A new link for a desk's calendar, or none any more. */
export async function renewDeskFeedAction(form: FormData): Promise<void> {
	const { actor, text, now } = await sentForm(form);
	const deskId = readNumber(text("platz")) ?? 0;
	const on = text("stand") === "an";
	const done = await renewDeskFeed(actor, { deskId, on, now });
	redirect(team.deskFeeds(done.ok ? (on ? "neu" : "aus") : "nicht"));
}
