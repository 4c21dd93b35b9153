"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { sentNumber, sentText } from "#app/(staff)/team/_form/sent.ts";
import { sentStaffDetails } from "#app/(staff)/team/_form/sent-details.ts";
import { sentServices } from "#app/(staff)/team/_form/sent-services.ts";
import { actorOf } from "#app/(staff)/team/_frame/actor-of.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { parseDetails } from "#lib/booking/rules/schema.ts";
import { cancelForSomeone } from "#lib/booking/staff/commands/cancel.ts";
import { changeServicesForSomeone } from "#lib/booking/staff/commands/change-services.ts";
import { correctContactForSomeone } from "#lib/booking/staff/commands/correct-contact.ts";
import { extendForSomeone } from "#lib/booking/staff/commands/extend.ts";
import { resetPin } from "#lib/booking/staff/commands/reset-pin.ts";
import { writeToPerson } from "#lib/booking/staff/commands/write-to-person.ts";
import { team } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import type { AppointmentState } from "./_parts/appointment-state.ts";

/** One action for each form of the page; what was typed comes back with whatever is wrong. */
const failed = (
	form: FormData,
	error: string,
	field: string | null = null,
): AppointmentState => ({
	error,
	field,
	values: Object.fromEntries(
		[...form.keys()].map((name) => [name, sentText(form, name)]),
	),
});

/** What was typed stays until somebody has signed in again. */
async function signedOut(form: FormData): Promise<AppointmentState> {
	const t = await getTranslations("team.refusals");
	return failed(form, t("signed-out"));
}

type Refusal = Parameters<
	Awaited<ReturnType<typeof getTranslations<"team.appointment.refusals">>>
>[0];

async function refused(
	form: FormData,
	refusal: Refusal,
	field: string | null = null,
): Promise<AppointmentState> {
	const t = await getTranslations("team.appointment.refusals");
	return failed(form, t(refusal), field);
}

export async function cancelAction(
	_: AppointmentState,
	form: FormData,
): Promise<AppointmentState> {
	const actor = await actorOf(form);
	if (!actor) return signedOut(form);
	const appointmentId = sentText(form, "termin");
	const because = sentText(form, "wer") === "citizen" ? "citizen" : "office";
	const reason = sentText(form, "grund").trim().slice(0, 500);
	if (because === "office" && !reason)
		return refused(form, "reason-missing", "grund");
	const at = now();
	const result = await cancelForSomeone(actor, {
		appointmentId,
		because,
		reason,
		now: at,
	});
	if (!result.ok) return refused(form, result.error);
	redirect(team.appointment(appointmentId, "cancelled"));
}

export async function extendAction(
	_: AppointmentState,
	form: FormData,
): Promise<AppointmentState> {
	const actor = await actorOf(form);
	if (!actor) return signedOut(form);
	const appointmentId = sentText(form, "termin");
	const minutes = sentNumber(form, "minuten");
	const result = await extendForSomeone(actor, {
		appointmentId,
		minutes,
		now: now(),
	});
	if (!result.ok)
		return refused(
			form,
			result.error === "slot-taken" ? "not-free-after" : result.error,
		);
	redirect(team.appointment(appointmentId, "extended"));
}

export async function changeServicesAction(
	_: AppointmentState,
	form: FormData,
): Promise<AppointmentState> {
	const actor = await actorOf(form);
	if (!actor) return signedOut(form);
	const appointmentId = sentText(form, "termin");
	const services = sentServices(form);
	const result = await changeServicesForSomeone(actor, {
		appointmentId,
		services,
		now: now(),
	});
	if (!result.ok)
		return refused(
			form,
			result.error === "slot-taken" ? "too-long-here" : result.error,
		);
	redirect(team.appointment(appointmentId, "services"));
}

export async function correctContactAction(
	_: AppointmentState,
	form: FormData,
): Promise<AppointmentState> {
	const actor = await actorOf(form);
	if (!actor) return signedOut(form);
	const appointmentId = sentText(form, "termin");
	const details = parseDetails(sentStaffDetails(form));
	const booking = await getTranslations("booking.errors");
	if (!details.ok) {
		const [first] = Object.entries(details.errors);
		return failed(form, first ? booking(first[1]) : "", first?.[0] ?? null);
	}
	if ("contact" in details.details) return failed(form, "");
	const result = await correctContactForSomeone(actor, {
		appointmentId,
		details: details.details,
		now: now(),
	});
	if (!result.ok) return refused(form, result.error);
	redirect(
		team.appointment(
			appointmentId,
			result.value.mailed ? "contact-mailed" : "contact",
		),
	);
}

export async function writeAction(
	_: AppointmentState,
	form: FormData,
): Promise<AppointmentState> {
	const actor = await actorOf(form);
	if (!actor) return signedOut(form);
	const appointmentId = sentText(form, "termin");
	const result = await writeToPerson(actor, {
		appointmentId,
		words: sentText(form, "text"),
		now: now(),
	});
	if (!result.ok) return refused(form, result.error, "text");
	redirect(
		team.appointment(
			appointmentId,
			result.value.isOnItsWay ? "written" : "over-limit",
		),
	);
}

export async function resetPinAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const appointmentId = sentText(form, "termin");
	const result = await resetPin(actor, { appointmentId, now: now() });
	redirect(team.appointment(appointmentId, result.ok ? "pin" : result.error));
}
