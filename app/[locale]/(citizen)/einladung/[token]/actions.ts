"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { holdInvited } from "#lib/booking/invitation/commands/hold-invited.ts";
import { isTimeRefusal } from "#lib/booking/rules/hold-refusal.ts";
import { parseTimeValue } from "#lib/booking/rules/time-value.ts";
import {
	minorText,
	parseMinor,
} from "#lib/catalog/minors/rules/minor-answer.ts";
import { paths } from "#lib/paths/citizen.ts";
import { invitationPaths } from "#lib/paths/invitation.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentText } from "#lib/sent.ts";
import { clock } from "#lib/time.ts";

/** Reserves the pressed time; from here on it is an ordinary reservation. What the link opens, the command asks. */
export async function chooseInvitedTimeAction(form: FormData): Promise<void> {
	const locale = await getLocale();
	const to = invitationPaths(locale);
	const token = sentText(form, "einladung").slice(0, 64);
	const parsed = parseMinor(sentText(form, "kind"));
	const minor = parsed ? minorText(parsed) : undefined;
	const time = parseTimeValue(sentText(form, "zeit"));
	if (!time) redirect(to.open(token, { minor }));
	const held = await holdInvited({
		token,
		formKey: sentText(form, "formular").slice(0, 100),
		time,
		minorCase: minor ?? null,
		locale,
		client: await clientAddress(),
		now: now(),
	});
	if (held.ok) redirect(paths(locale).hold(held.value.holdToken));
	redirect(
		to.open(token, {
			minor,
			day: time.date,
			// Whatever else it is, the page itself says it.
			...(isTimeRefusal(held.error)
				? {
						notice: `${held.error}@${clock(time.start)}@${time.stationSlug}`,
					}
				: {}),
		}),
	);
}
