"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { slipOf } from "#components/station/slip.ts";
import { paths } from "#lib/paths/citizen.ts";
import { printedBefore, printSlip } from "#lib/printing/commands/print-slip.ts";
import { drawTicketAtKiosk } from "#lib/queue/arrival/commands/draw-ticket.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf, textsOf } from "#lib/sent.ts";
import { asKiosk, findKiosk } from "../_parts/kiosk.ts";

const NEWS = {
	none: "drawn",
	printed: "printed",
	"not-printed": "not-printed",
} as const;

/** Draws the number; pressed twice it is the same one. */
export async function drawAction(form: FormData): Promise<void> {
	const locale = await getLocale();
	const to = paths(locale);
	const sent = sentIn(form);
	const slug = textOf(sent, "station");
	const services = textsOf(sent, "dienst").slice(0, 20);
	const kiosk = await findKiosk(slug, locale);
	if (!kiosk?.device) redirect(to.kiosk(slug));
	const at = now();
	const drawn = await drawTicketAtKiosk(asKiosk(kiosk.device), {
		key: textOf(sent, "r").slice(0, 64),
		services,
		locale,
		showsLanguage: textOf(sent, "sprache") !== "",
		now: at,
	});
	if (drawn.ok) {
		const { token, repeated } = drawn.value;
		// The number is theirs whatever the printer does; pressed twice it comes out once.
		const place = { deviceId: kiosk.device.id };
		const printed = repeated
			? await printedBefore(place)
			: await printSlip(place, () => slipOf(token, locale, at), at);
		redirect(to.kioskTicket(slug, token, NEWS[printed]));
	}
	// Where walk-ins were stopped meanwhile, the page says so by itself.
	const notice =
		drawn.error === "busy" || drawn.error === "not-served-here"
			? drawn.error
			: "selection";
	redirect(to.kioskDraw(slug, { services, notice }));
}
