"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/client-address.ts";
import { now } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";
import { answer } from "./answer.ts";
import type { BookingState } from "./booking-state.ts";
import { readSubmission } from "./submission.ts";

/** Every button of the form. What was shown before is ignored: the form carries all that counts. */
export async function bookingAction(
	_: BookingState,
	form: FormData,
): Promise<BookingState> {
	const locale = await getLocale();
	const client = await clientAddress();
	const sent = readSubmission(form, { locale, client, now: now() });
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
