"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { paths } from "#lib/paths/citizen.ts";
import { checkInAtKiosk } from "#lib/queue/arrival/commands/check-in.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import { parseReference } from "#lib/text/reference.ts";
import {
	type CheckInState,
	digitsOf,
	NUMBER_LENGTH,
	pressKey,
} from "./_parts/check-in-state.ts";
import { explain } from "./_parts/explain.ts";
import { asKiosk, findKiosk } from "./_parts/kiosk.ts";

/** A key of the keypad where no script runs, or the whole number: then the person is in line, or knows why not. */
export async function checkInAction(
	_: CheckInState,
	form: FormData,
): Promise<CheckInState> {
	const sent = sentIn(form);
	const typed = digitsOf(textOf(sent, "nummer"), NUMBER_LENGTH);
	if (sent.taste)
		return {
			typed: pressKey(typed, textOf(sent, "taste"), NUMBER_LENGTH),
			refusal: null,
		};
	const locale = await getLocale();
	const to = paths(locale);
	const slug = textOf(sent, "station");
	const kiosk = await findKiosk(slug, locale);
	if (!kiosk?.device) redirect(to.kiosk(slug));
	const reference = parseReference(typed);
	const result = reference
		? await checkInAtKiosk(asKiosk(kiosk.device), {
				who: { reference },
				now: now(),
			})
		: null;
	const answer = result?.ok ? result.value : null;
	if (answer && "token" in answer)
		redirect(to.kioskTicket(slug, answer.token, answer.outcome));
	const refusal = answer ?? (result && !result.ok ? result.error : null);
	return { typed, refusal: await explain(refusal, kiosk.catalog) };
}
