"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { again, untouched } from "#components/form/form-state.ts";
import { slipOf } from "#components/station/slip.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { toOffered } from "#lib/city/city.ts";
import { team } from "#lib/paths/staff.ts";
import { printAgain } from "#lib/printing/commands/print-again.ts";
import { printedBefore, printSoon } from "#lib/printing/commands/print-slip.ts";
import { checkIn } from "#lib/queue/arrival/commands/check-in.ts";
import { drawTicket } from "#lib/queue/arrival/commands/draw-ticket.ts";
import { findForSlip } from "#lib/queue/arrival/queries/find-for-slip.ts";
import { countDesks } from "#lib/queue/walk/queries/count-desks.ts";
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
	const stationId = sentNumber(form, "station");
	const locale = toOffered(sentText(form, "sprache"));
	const at = now();
	const result = await drawTicket(actor, {
		key,
		stationId,
		services: sentWishes(form),
		locale,
		showsLanguage: form.has("showsLanguage"),
		...sentPriority(form),
		override: form.has("trotzdem"),
		now: at,
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
	const { visitId, ticket, token, wait, repeated } = result.value;
	// The number is theirs whatever the printer does; pressed twice it comes out once.
	const printerId = sentNumber(form, "bondrucker");
	const place = { counterOf: stationId, printerId };
	const printed = repeated
		? await printedBefore(place)
		: await printSoon(place, () => slipOf(token, locale, at), at);
	return {
		// The next number comes out at the same counter.
		...untouched({ bondrucker: sentText(form, "bondrucker") }),
		key: newHoldToken(),
		drawn: {
			ticket,
			wait: wait
				? t("wait", { from: wait.from, until: wait.until })
				: t("waitUnknown"),
			walk: (await countDesks(visitId)) > 1 ? t("severalDesks") : "",
			link: `/wartenummer/${token}`,
			visitId,
			printed,
			slip: printed === "none" ? "" : t(`slip.${printed}`),
		},
		mayOverride: false,
	};
}

/** The slip once more, or for the first time, at one of the house's printers. */
export async function printAgainAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const at = now();
	const visitId = sentText(form, "besuch");
	const owner = await findForSlip(actor, visitId, at);
	const result = owner.ok
		? await printAgain(
				actor,
				{
					stationId: owner.value.stationId,
					printerId: sentNumber(form, "drucker"),
					press: sentText(form, "druck").slice(0, 64),
					now: at,
				},
				() => slipOf(owner.value.token, owner.value.locale, at),
			)
		: owner;
	const news =
		owner.ok && result.ok
			? {
					notice: `slip-${result.value.printed}`,
					ticket: owner.value.ticket,
				}
			: { notice: result.ok ? "slip-over" : result.error };
	redirect(
		sentText(form, "seite") === "infopoint"
			? team.infoPoint(news)
			: team.today({ ...news, visit: visitId }),
	);
}
