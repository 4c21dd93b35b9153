"use server";

import { redirect } from "next/navigation";
import { sentText } from "#app/(staff)/team/_form/sent.ts";
import { findWayOn } from "#app/(staff)/team/buchen/_parts/way-on.ts";
import {
	readChoice,
	sentParams,
} from "#app/[locale]/(citizen)/termine/_choice/choice.ts";
import {
	parseTimeValue,
	timeValue,
} from "#app/[locale]/(citizen)/termine/_choice/time-value.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { moveForSomeone } from "#lib/booking/staff/commands/move.ts";
import { team } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import type { MoveState } from "./_parts/move-state.ts";

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
	_: MoveState,
	form: FormData,
): Promise<MoveState> {
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
	return findWayOn(actor, wish, moved.error, appointmentId, at);
}
