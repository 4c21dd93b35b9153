"use server";

import { redirect } from "next/navigation";
import type { BookingState } from "#app/(staff)/team/buchen/_parts/booking-state.ts";
import {
	sentWarning,
	sentWish,
} from "#app/(staff)/team/buchen/_parts/sent-wish.ts";
import { findWayOn } from "#app/(staff)/team/buchen/_parts/way-on.ts";
import { untouched } from "#components/form/form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { timeValue } from "#lib/booking/rules/time-value.ts";
import { moveForSomeone } from "#lib/booking/staff/commands/move.ts";
import { team } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentText } from "#lib/sent.ts";

/** Shows the old and the new time before anything changes. */
export async function chooseNewTimeAction(form: FormData): Promise<void> {
	await requireActor();
	const { choice, time } = sentWish(form);
	redirect(
		team.moveAppointment(
			sentText(form, "termin"),
			choice,
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
	const { choice, time } = sentWish(form);
	const { services } = choice;
	if (!time) redirect(team.moveAppointment(appointmentId, { services }));
	const at = now();
	const wish = { ...time, services };
	const moved = await moveForSomeone(actor, {
		...wish,
		appointmentId,
		warned: sentWarning(form),
		now: at,
	});
	if (moved.ok) redirect(team.appointment(appointmentId, "moved"));
	const way = await findWayOn(actor, wish, moved.error, appointmentId, at);
	return { ...untouched({}), ...way };
}
