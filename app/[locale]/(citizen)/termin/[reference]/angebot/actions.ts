"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { paths } from "#lib/paths/citizen.ts";
import {
	acceptOffer,
	declineOffer,
} from "#lib/planning/change/commands/answer-offer.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import { sentLink } from "../_parts/link.ts";

/** Takes the time that is held. */
export async function acceptOfferAction(form: FormData): Promise<void> {
	const to = paths(await getLocale());
	const sent = sentIn(form);
	const link = sentLink(sent);
	const caseId = textOf(sent, "angebot");
	const accepted = await acceptOffer({ link, caseId, now: now() });
	const { reference, token } = link;
	redirect(
		accepted.ok
			? to.appointment(reference, token, "verschoben")
			: to.offer(reference, token, accepted.error),
	);
}

/** Gives the held time back; somebody calls. */
export async function declineOfferAction(form: FormData): Promise<void> {
	const to = paths(await getLocale());
	const sent = sentIn(form);
	const link = sentLink(sent);
	const caseId = textOf(sent, "angebot");
	const declined = await declineOffer({ link, caseId, now: now() });
	redirect(
		to.offer(
			link.reference,
			link.token,
			declined.ok ? undefined : declined.error,
		),
	);
}
