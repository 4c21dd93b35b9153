"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { heldByFormToken, isFormKey } from "#lib/auth/secrets/secrets.ts";
import { holdTime } from "#lib/booking/hold/commands/hold-time.ts";
import { currentTicket } from "#lib/booking/limits/commands/admission.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { isTimeRefusal } from "#lib/booking/rules/hold-refusal.ts";
import { parseTimeValue } from "#lib/booking/rules/time-value.ts";
import { addressOf, readChoice } from "#lib/catalog/rules/choice.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import { clock } from "#lib/time.ts";

/** Reserves the chosen time; from here on it is the hold's address that counts. */
export async function chooseTimeAction(form: FormData): Promise<void> {
	const locale = await getLocale();
	const to = paths(locale);
	const sent = sentIn(form);
	const { services, minor, station, home } = readChoice(sent);
	const choice = { services, minor, station, home };
	const time = parseTimeValue(textOf(sent, "zeit"));
	if (!time) redirect(to.when(choice));
	const key = textOf(sent, "formular");
	const holdToken = isFormKey(key, "calendar")
		? heldByFormToken(key)
		: newHoldToken();
	const ticket = textOf(sent, "warten");
	const client = await clientAddress();
	const at = now();
	const held = await holdTime({
		...time,
		holdToken,
		services,
		minorCase: minor ?? null,
		locale,
		client,
		ticket,
		work: textOf(sent, "arbeit"),
		now: at,
	});
	if (held.ok) redirect(to.hold(holdToken));
	if (!isTimeRefusal(held.error)) redirect(to.start(addressOf(choice)));
	redirect(
		to.when(choice, {
			day: time.date,
			notice: `${held.error}@${clock(time.start)}@${time.stationSlug}`,
			// Also whose time somebody else just took: what was waited for is not used up.
			...(held.error === "must-wait" || ticket !== ""
				? { ticket: await currentTicket(ticket, client, at) }
				: {}),
		}),
	);
}
