"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/client-address.ts";
import { newHoldToken } from "#lib/booking/codes.ts";
import { holdTime } from "#lib/booking/commands/hold-time.ts";
import { now } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";
import { clock } from "#lib/time.ts";
import { addressOf, readChoice, sentParams } from "../choice.ts";
import { parseTimeValue } from "../time-value.ts";
import { isTimeRefusal } from "./refusals.ts";

/** Reserves the chosen time; from here on it is the hold's address that counts. */
export async function chooseTimeAction(form: FormData): Promise<void> {
	const locale = await getLocale();
	const to = paths(locale);
	const { services, minor, station, hold, home } = readChoice(sentParams(form));
	const choice = { services, minor, station, home };
	const time = parseTimeValue(form.get("zeit"));
	if (!time) redirect(to.when(choice));
	const holdToken = hold ?? newHoldToken();
	const held = await holdTime({
		...time,
		holdToken,
		services,
		minorCase: minor ?? null,
		locale,
		client: await clientAddress(),
		now: now(),
	});
	if (held.ok) redirect(to.hold(holdToken));
	if (!isTimeRefusal(held.error)) redirect(to.start(addressOf(choice)));
	redirect(
		to.when(
			held.error === "already-booked" ? choice : { ...choice, hold: holdToken },
			{
				day: time.date,
				notice: `${held.error}@${clock(time.start)}`,
			},
		),
	);
}
