"use server";

import { redirect } from "next/navigation";
import {
	readChoice,
	sentParams,
} from "#app/[locale]/(citizen)/termine/choice.ts";
import {
	parseTimeValue,
	timeValue,
} from "#app/[locale]/(citizen)/termine/time-value.ts";
import { formState } from "#components/staff-form-state.ts";
import { requireActor } from "#lib/auth/session.ts";
import { moveForSomeone } from "#lib/booking/commands/staff/move.ts";
import { now } from "#lib/clock.ts";
import { team } from "#lib/staff-paths.ts";
import type { BookingState } from "../../../buchen/booking-state.ts";
import { findWayOn } from "../../../buchen/way-on.ts";
import { sentText } from "../../../sent.ts";

/** Shows the old and the new time before anything changes. */
export async function chooseNewTimeAction(form: FormData): Promise<void> {
	await requireActor();
	const { services, station } = readChoice(sentParams(form));
	const time = parseTimeValue(form.get("zeit"));
	redirect(
		team.moveAppointment(
			sentText(form, "termin"),
			{ services, ...(station ? { station } : {}) },
			time ? { time: timeValue(time) } : {},
		),
	);
}

export async function moveAction(
	_: BookingState,
	form: FormData,
): Promise<BookingState> {
	const actor = await requireActor();
	const appointmentId = sentText(form, "termin");
	const { services } = readChoice(sentParams(form));
	const time = parseTimeValue(form.get("andere") ?? form.get("zeit"));
	if (!time) redirect(team.moveAppointment(appointmentId, { services }));
	const at = now();
	const wish = { ...time, services };
	const moved = await moveForSomeone(actor, {
		...wish,
		appointmentId,
		warned: form.has("trotzdem")
			? { overlapping: form.getAll("ueberlappt").map(String) }
			: null,
		now: at,
	});
	if (moved.ok) redirect(team.appointment(appointmentId, "moved"));
	const way = await findWayOn(actor, wish, moved.error, appointmentId, at);
	return { ...formState(), ...way };
}
