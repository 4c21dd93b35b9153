"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { paths } from "#lib/paths/citizen.ts";
import { drawTicketAtKiosk } from "#lib/queue/arrival/commands/draw-ticket.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf, textsOf } from "#lib/sent.ts";
import { asKiosk, findKiosk } from "../_parts/kiosk.ts";

/** Draws the number; pressed twice it is the same one. */
export async function drawAction(form: FormData): Promise<void> {
	const locale = await getLocale();
	const to = paths(locale);
	const sent = sentIn(form);
	const slug = textOf(sent, "station");
	const services = textsOf(sent, "dienst").slice(0, 20);
	const kiosk = await findKiosk(slug, locale);
	if (!kiosk?.device) redirect(to.kiosk(slug));
	const drawn = await drawTicketAtKiosk(asKiosk(kiosk.device), {
		key: textOf(sent, "r").slice(0, 64),
		services,
		locale,
		showsLanguage: textOf(sent, "sprache") !== "",
		now: now(),
	});
	if (drawn.ok) redirect(to.kioskTicket(slug, drawn.value.token, "drawn"));
	// Where walk-ins were stopped meanwhile, the page says so by itself.
	const notice =
		drawn.error === "busy" || drawn.error === "not-served-here"
			? drawn.error
			: "selection";
	redirect(to.kioskDraw(slug, { services, notice }));
}
