"use server";

import { redirect } from "next/navigation";
import { sentNumber } from "#app/(staff)/team/_form/sent.ts";
import { sentStaffDetails } from "#app/(staff)/team/_form/sent-details.ts";
import { sentServices } from "#app/(staff)/team/_form/sent-services.ts";
import type { FormState } from "#components/form/form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { parseDetails } from "#lib/booking/rules/schema.ts";
import { cancelForSomeone } from "#lib/booking/staff/commands/cancel.ts";
import { changeServicesForSomeone } from "#lib/booking/staff/commands/change-services.ts";
import { correctContactForSomeone } from "#lib/booking/staff/commands/correct-contact.ts";
import { extendForSomeone } from "#lib/booking/staff/commands/extend.ts";
import { resetPin } from "#lib/booking/staff/commands/reset-pin.ts";
import { setRoom } from "#lib/booking/staff/commands/set-room.ts";
import { writeToPerson } from "#lib/booking/staff/commands/write-to-person.ts";
import { team } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentText } from "#lib/sent.ts";
import {
	changed,
	changing,
	detailsRefused,
	done,
	refused,
} from "./_parts/changing.ts";

export async function cancelAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	return changing(form, async (actor, asked) => {
		const because = sentText(form, "wer") === "citizen" ? "citizen" : "office";
		const reason = sentText(form, "grund").trim().slice(0, 500);
		if (because === "office" && !reason)
			return refused("reason-missing", "grund");
		const result = await cancelForSomeone(actor, { ...asked, because, reason });
		return result.ok ? done("cancelled") : refused(result.error);
	});
}

export async function extendAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	return changing(form, async (actor, asked) => {
		const minutes = sentNumber(form, "minuten");
		const result = await extendForSomeone(actor, { ...asked, minutes });
		if (result.ok) return done("extended");
		return refused(
			result.error === "slot-taken" ? "not-free-after" : result.error,
		);
	});
}

export async function changeServicesAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	return changing(form, async (actor, asked) => {
		const services = sentServices(form);
		const result = await changeServicesForSomeone(actor, {
			...asked,
			services,
			seen: sentText(form, "stand"),
		});
		if (result.ok) return done("services");
		if (result.error === "changed") return changed(form);
		return refused(
			result.error === "slot-taken" ? "too-long-here" : result.error,
		);
	});
}

export async function correctContactAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	return changing(form, async (actor, asked) => {
		const parsed = parseDetails(sentStaffDetails(form));
		if (!parsed.ok) return detailsRefused(parsed.errors);
		const { details } = parsed;
		if ("contact" in details) return detailsRefused({});
		const result = await correctContactForSomeone(actor, {
			...asked,
			details,
			seen: sentText(form, "stand"),
		});
		if (!result.ok)
			return result.error === "changed" ? changed(form) : refused(result.error);
		return done(result.value.mailed ? "contact-mailed" : "contact");
	});
}

export async function setRoomAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	return changing(form, async (actor, asked) => {
		const address = sentText(form, "adresse");
		const result = await setRoom(actor, { ...asked, address });
		if (!result.ok) return refused(result.error, "adresse");
		return done(result.value.mailed ? "room-mailed" : "room");
	});
}

export async function writeAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	return changing(form, async (actor, asked) => {
		const words = sentText(form, "text");
		const result = await writeToPerson(actor, { ...asked, words });
		if (!result.ok) return refused(result.error, "text");
		return done(result.value.isOnItsWay ? "written" : "over-limit");
	});
}

export async function resetPinAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const appointmentId = sentText(form, "termin");
	const result = await resetPin(actor, { appointmentId, now: now() });
	redirect(team.appointment(appointmentId, result.ok ? "pin" : result.error));
}
