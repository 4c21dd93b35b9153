"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import {
	findMoveToken,
	holdMove,
} from "#lib/booking/manage/commands/hold-move.ts";
import { isTimeRefusal } from "#lib/booking/rules/hold-refusal.ts";
import { parseTimeValue } from "#lib/booking/rules/time-value.ts";
import { readChoice } from "#lib/catalog/rules/choice.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import { clock } from "#lib/time.ts";
import { sentLink } from "../_parts/link.ts";

/** Reserves the new time; the appointment stays where it is until that is confirmed. */
export async function chooseNewTimeAction(form: FormData): Promise<void> {
	const locale = await getLocale();
	const to = paths(locale);
	const sent = sentIn(form);
	const link = sentLink(sent);
	const { reference, token } = link;
	const { services, station } = readChoice(sent);
	const choice = { services, ...(station ? { station } : {}) };
	const time = parseTimeValue(textOf(sent, "zeit"));
	if (!time) redirect(to.move(reference, token, choice));
	// The appointment says which hold it is: a double click is one, and another time frees the first.
	const holdToken = await findMoveToken(link);
	if (!holdToken) redirect(to.appointment(reference, token));
	const held = await holdMove({
		...time,
		link,
		holdToken,
		services,
		locale,
		client: await clientAddress(),
		now: now(),
	});
	if (held.ok) redirect(to.moveCheck(reference, token, holdToken));
	const { error } = held;
	if (error === "same-time") redirect(to.appointment(reference, token));
	redirect(
		to.move(
			reference,
			token,
			choice,
			isTimeRefusal(error)
				? { day: time.date, notice: `${error}@${clock(time.start)}` }
				: {},
		),
	);
}
