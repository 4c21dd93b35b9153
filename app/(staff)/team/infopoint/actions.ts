"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { again, untouched } from "#components/form/form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { toOffered } from "#lib/city/city.ts";
import { checkIn } from "#lib/queue/arrival/commands/check-in.ts";
import { drawTicket } from "#lib/queue/arrival/commands/draw-ticket.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, sentText } from "#lib/sent.ts";
import { parseReference } from "#lib/text/reference.ts";
import { sentNumber } from "../_form/sent.ts";
import type { CheckInState, DrawState } from "./_parts/answers.ts";
import { checkInInWords } from "./_parts/in-words.ts";
import { sentPriority, sentWishes } from "./_parts/wishes.ts";

/** By Terminnummer, typed or read from the QR code. */
export async function checkInByNumberAction(
	{ round }: CheckInState,
	form: FormData,
): Promise<CheckInState> {
	const actor = await requireActor();
	const t = await getTranslations("team.infoPoint.errors");
	const typed = sentText(form, "nummer").slice(0, 64);
	const failed = { typed, isGood: false, round: round + 1 };
	const reference = parseReference(typed);
	if (!reference) return { ...failed, message: t("not-a-number") };
	const stationId = sentNumber(form, "station");
	const who = { reference };
	const result = await checkIn(actor, { stationId, who, now: now() });
	refresh();
	if (!result.ok) return { ...failed, message: t(result.error) };
	const { outcome } = result.value;
	return {
		...failed,
		typed: "",
		message: await checkInInWords(result.value),
		isGood: outcome === "checked-in" || outcome === "already-here",
	};
}

/** A ticket for somebody without an appointment; the form's key makes an impatient finger harmless. */
export async function drawTicketAction(
	state: DrawState,
	form: FormData,
): Promise<DrawState> {
	const actor = await requireActor(form);
	const t = await getTranslations("team.infoPoint");
	const key = sentText(form, "schluessel") || state.key;
	const result = await drawTicket(actor, {
		key,
		stationId: sentNumber(form, "station"),
		services: sentWishes(form),
		locale: toOffered(sentText(form, "sprache")),
		showsLanguage: form.has("showsLanguage"),
		...sentPriority(form),
		override: form.has("trotzdem"),
		now: now(),
	});
	refresh();
	if (!result.ok)
		return {
			...again(sentIn(form), {
				notice: { kind: "danger", title: t(`errors.${result.error}`) },
			}),
			key,
			drawn: null,
			mayOverride: result.error === "walk-ins-stopped",
		};
	const { ticket, token, wait } = result.value;
	return {
		...untouched({}),
		key: newHoldToken(),
		drawn: {
			ticket,
			wait: wait
				? t("wait", { from: wait.from, until: wait.until })
				: t("waitUnknown"),
			link: `/wartenummer/${token}`,
		},
		mayOverride: false,
	};
}
