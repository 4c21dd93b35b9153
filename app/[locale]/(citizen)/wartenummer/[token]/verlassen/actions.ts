"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { paths } from "#lib/paths/citizen.ts";
import { leaveQueue } from "#lib/queue/arrival/commands/leave-queue.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";

/** Gives the own place in line away; the page of the number then says so. */
export async function leaveAction(form: FormData): Promise<void> {
	const token = textOf(sentIn(form), "nummer").slice(0, 64);
	const left = await leaveQueue({ token, now: now() });
	const to = paths(await getLocale());
	redirect(
		left.ok || left.error === "unknown-visit"
			? to.ticket(token)
			: to.leaveQueue(token, left.error),
	);
}
