"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import type { FormState } from "#components/form/form-state.ts";
import { paths } from "#lib/paths/citizen.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, sentText, textOf } from "#lib/sent.ts";
import {
	acceptOffer,
	declineOffer,
} from "#lib/wishes/commands/answer-offer.ts";
import { offerAgain, readTaker } from "./_parts/taker.ts";

/** Books the time that is kept, or moves the appointment to it. */
export async function acceptOfferAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const locale = await getLocale();
	const sent = sentIn(form);
	const token = textOf(sent, "angebot");
	const read = readTaker(sent);
	if (!read.ok) return offerAgain(sent, read);
	const accepted = await acceptOffer({
		token,
		details: read.details,
		client: await clientAddress(),
		now: now(),
	});
	if (!accepted.ok) return offerAgain(sent, accepted);
	const { reference, moved, token: link } = accepted.value;
	const news = moved ? "verschoben" : "neu";
	redirect(paths(locale).appointment(reference, link, news));
}

/** Somebody else gets the time. */
export async function declineOfferAction(form: FormData): Promise<void> {
	const to = wishPaths(await getLocale());
	const token = sentText(form, "angebot");
	const declined = await declineOffer({ token, now: now() });
	redirect(
		declined.ok
			? to.wish(sentText(form, "wunsch"), "abgelehnt")
			: to.offer(token),
	);
}
