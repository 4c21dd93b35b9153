"use server";

import { redirect } from "next/navigation";
import { clientAddress } from "#app/_request/client-address.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { parseTimeValue } from "#lib/booking/rules/time-value.ts";
import { wishList } from "#lib/paths/wishes.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentText } from "#lib/sent.ts";
import { answerForPerson } from "#lib/wishes/commands/answer-for-person.ts";
import {
	endWishForPerson,
	noteProof,
	offerByHand,
} from "#lib/wishes/commands/for-staff.ts";
import { renewWishPin } from "#lib/wishes/commands/renew-pin.ts";
import type { StaffNews } from "./_parts/staff-wish-news.tsx";

const toWish = (wishId: string, news: StaffNews): never =>
	redirect(wishList.wish(wishId, news));

/** Keeps the pressed time for this person, whoever the rule would choose. */
export async function offerByHandAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const wishId = sentText(form, "wunsch");
	const time = parseTimeValue(form.get("zeit"));
	if (!time) redirect(wishList.wish(wishId));
	const offered = await offerByHand(actor, { wishId, ...time, now: now() });
	toWish(wishId, offered.ok ? "offered" : offered.error);
}

/** What somebody says about the time that is kept for them. */
export async function answerAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const wishId = sentText(form, "wunsch");
	const answer = sentText(form, "antwort") === "accept" ? "accept" : "decline";
	const answered = await answerForPerson(actor, {
		wishId,
		answer,
		name: sentText(form, "name").slice(0, 120),
		client: await clientAddress(),
		now: now(),
	});
	const done = answer === "accept" ? "accepted" : "declined";
	toWish(wishId, answered.ok ? done : answered.error);
}

/** Somebody of the staff has seen that it is urgent. */
export async function proofAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const wishId = sentText(form, "wunsch");
	const noted = await noteProof(actor, { wishId, now: now() });
	toWish(wishId, noted.ok ? "proof" : noted.error);
}

/** Their PIN is lost, or closed by wrong tries. */
export async function renewPinAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const wishId = sentText(form, "wunsch");
	const renewed = await renewWishPin(actor, { wishId, now: now() });
	toWish(wishId, renewed.ok ? "pin" : renewed.error);
}

/** They need no appointment any more. */
export async function endAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const wishId = sentText(form, "wunsch");
	const ended = await endWishForPerson(actor, { wishId, now: now() });
	toWish(wishId, ended.ok ? "ended" : ended.error);
}
