"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { wishPaths } from "#lib/paths/wishes.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentText } from "#lib/sent.ts";
import { resumeWish } from "#lib/wishes/commands/resume-wish.ts";
import { withdrawWishLanguage } from "#lib/wishes/commands/withdraw-language.ts";

/** Ended by mistake: the wish is on the list again, where it was. */
export async function resumeWishAction(form: FormData): Promise<void> {
	const token = sentText(form, "wunsch");
	const resumed = await resumeWish({ token, now: now() });
	const news = resumed.ok ? "weiter" : resumed.error;
	redirect(wishPaths(await getLocale()).wish(token, news));
}

/** The desk is to see their language no longer. */
export async function withdrawWishLanguageAction(
	form: FormData,
): Promise<void> {
	const token = sentText(form, "wunsch");
	const done = await withdrawWishLanguage({ token, now: now() });
	const news = done.ok ? "sprache" : done.error;
	redirect(wishPaths(await getLocale()).wish(token, news));
}
