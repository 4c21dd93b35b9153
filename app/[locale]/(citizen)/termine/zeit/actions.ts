"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { heldByFormToken, isFormKey } from "#lib/auth/secrets/secrets.ts";
import { currentTicket } from "#lib/booking/hold/commands/admission.ts";
import { holdTime } from "#lib/booking/hold/commands/hold-time.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { clock } from "#lib/time.ts";
import { addressOf, readChoice, sentParams } from "../_choice/choice.ts";
import { parseTimeValue } from "../_choice/time-value.ts";
import { isTimeRefusal } from "./_parts/refusals.ts";

/** Reserves the chosen time; from here on it is the hold's address that counts. */
export async function chooseTimeAction(_: null, form: FormData): Promise<null> {
	const locale = await getLocale();
	const to = paths(locale);
	const { services, minor, station, home } = readChoice(sentParams(form));
	const choice = { services, minor, station, home };
	const time = parseTimeValue(form.get("zeit"));
	if (!time) redirect(to.when(choice));
	const key = String(form.get("formular") ?? "");
	const holdToken = isFormKey(key, "calendar")
		? heldByFormToken(key)
		: newHoldToken();
	const ticket = String(form.get("warten") ?? "");
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
		now: at,
	});
	if (held.ok) redirect(to.hold(holdToken));
	if (!isTimeRefusal(held.error)) redirect(to.start(addressOf(choice)));
	redirect(
		to.when(choice, {
			day: time.date,
			notice: `${held.error}@${clock(time.start)}@${time.stationSlug}`,
			...(held.error === "must-wait"
				? { ticket: await currentTicket(ticket, client, at) }
				: {}),
		}),
	);
}
