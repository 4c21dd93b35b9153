"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn } from "#lib/sent.ts";
import { answer } from "./_parts/answer.ts";
import type { BookingState } from "./_parts/booking-state.ts";
import { readSubmission } from "./_parts/submission.ts";

/** Every button of the form. What was shown before is ignored: the form carries all that counts. */
export async function bookingAction(
	_: BookingState,
	form: FormData,
): Promise<BookingState> {
	const locale = await getLocale();
	const client = await clientAddress();
	const sent = readSubmission(sentIn(form), { locale, client, now: now() });
	const result = await answer(sent);
	if (!result) redirect(paths(locale).hold(sent.token));
	if ("state" in result) return result.state;
	redirect(
		paths(locale).appointment(
			result.booked.reference,
			result.booked.token,
			"neu",
		),
	);
}
