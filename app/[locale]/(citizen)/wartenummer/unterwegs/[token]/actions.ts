"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { paths } from "#lib/paths/citizen.ts";
import { drawFromAfar } from "#lib/queue/afar/commands/draw-from-afar.ts";
import { forgetAsked } from "#lib/queue/afar/commands/forget-asked.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentText } from "#lib/sent.ts";

/** Draws the number; where that is refused, the page of the link says why. */
export async function drawFromAfarAction(form: FormData): Promise<void> {
	const token = sentText(form, "link").slice(0, 64);
	const to = paths(await getLocale());
	const drawn = await drawFromAfar({ token, now: now() });
	redirect(
		drawn.ok
			? to.ticket(drawn.value.token)
			: to.afarLink(token, drawn.error === "busy" ? "busy" : undefined),
	);
}

/** What was asked for with an address is forgotten, by whoever has its mailbox. */
export async function forgetAskedAction(form: FormData): Promise<void> {
	const token = sentText(form, "link").slice(0, 64);
	const to = paths(await getLocale());
	const forgotten = await forgetAsked({ token, now: now() });
	// With a number the page of the link leads on to it.
	redirect(
		to.afarLink(
			token,
			forgotten.ok
				? "geloescht"
				: forgotten.error === "busy"
					? "busy"
					: undefined,
		),
	);
}
