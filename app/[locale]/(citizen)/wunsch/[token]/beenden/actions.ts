"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { wishPaths } from "#lib/paths/wishes.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentText } from "#lib/sent.ts";
import { endWish } from "#lib/wishes/commands/end-wish.ts";

/** Nobody looks for a time any more, and what was kept goes to somebody else. */
export async function endWishAction(form: FormData): Promise<void> {
	const to = wishPaths(await getLocale());
	const token = sentText(form, "wunsch");
	const ended = await endWish({ token, now: now() });
	redirect(
		!ended.ok && ended.error === "busy"
			? to.end(token, "busy")
			: to.wish(token),
	);
}
