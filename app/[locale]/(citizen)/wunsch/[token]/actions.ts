"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { wishPaths } from "#lib/paths/wishes.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentText } from "#lib/sent.ts";
import { resumeWish } from "#lib/wishes/commands/resume-wish.ts";

/** Ended by mistake: the wish is on the list again, where it was. */
export async function resumeWishAction(form: FormData): Promise<void> {
	const token = sentText(form, "wunsch");
	const resumed = await resumeWish({ token, now: now() });
	const news = resumed.ok ? "weiter" : resumed.error;
	redirect(wishPaths(await getLocale()).wish(token, news));
}
