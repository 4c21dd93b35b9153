"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { paths } from "#lib/paths/citizen.ts";
import { comeLater } from "#lib/queue/arrival/commands/come-later.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import { sentLink } from "./_parts/link.ts";

/** "Ich komme später", or on time after all; the page then says when we expect them, or that it is too late for it. */
export async function comeLaterAction(form: FormData): Promise<void> {
	const sent = sentIn(form);
	const link = sentLink(sent);
	const minutes = Number(textOf(sent, "minuten").slice(0, 3));
	const said = await comeLater({ ...link, minutes, now: now() });
	const news = said.ok
		? undefined
		: said.error === "busy"
			? "busy"
			: "zu-spaet";
	redirect(
		paths(await getLocale()).appointment(link.reference, link.token, news),
	);
}
