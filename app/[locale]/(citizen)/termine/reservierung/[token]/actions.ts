"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn } from "#lib/sent.ts";
import { answer } from "./_parts/answer.ts";
import { bookingAnswer } from "./_parts/booking-state.ts";
import { readSubmission } from "./_parts/submission.ts";

/** Every button of the form, which carries all that counts. */
export async function bookingAction(form: FormData): Promise<void> {
	const locale = await getLocale();
	const client = await clientAddress();
	const sent = readSubmission(sentIn(form), { locale, client, now: now() });
	const result = await answer(sent);
	if (!result) redirect(paths(locale).hold(sent.token));
	if ("state" in result) return bookingAnswer.give(result.state);
	redirect(
		paths(locale).appointment(
			result.booked.reference,
			result.booked.token,
			"neu",
		),
	);
}
