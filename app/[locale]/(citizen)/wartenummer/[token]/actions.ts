"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { paths } from "#lib/paths/citizen.ts";
import { withdrawTicketLanguage } from "#lib/queue/arrival/commands/withdraw-language.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";

/** The desk is to see their language no longer. */
export async function withdrawTicketLanguageAction(
	form: FormData,
): Promise<void> {
	const token = textOf(sentIn(form), "nummer").slice(0, 64);
	const done = await withdrawTicketLanguage({ token, now: now() });
	redirect(
		paths(await getLocale()).ticket(
			token,
			done.ok ? "sprache" : done.error === "busy" ? "busy" : undefined,
		),
	);
}
