"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import {
	type StaffFormState,
	textOf,
	typedValues,
	type Values,
} from "#components/staff/staff-form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { pilot } from "#lib/paths/pilot.ts";
import {
	noteDecision,
	planPhase,
	withdrawPhase,
} from "#lib/pilot/rollout/commands/decide.ts";
import { tryBooking } from "#lib/pilot/rollout/commands/try-booking.ts";
import {
	type PlanRefusal,
	readInstant,
	readPhase,
} from "#lib/pilot/rollout/rules/rollout.ts";
import { now } from "#lib/runtime/clock.ts";

const slugOf = (values: Values) =>
	textOf(values, "ort").replace(/[^a-z\d-]/g, "");
const idOf = (values: Values) => {
	const text = textOf(values, "station");
	return /^\d{1,9}$/.test(text) ? Number(text) : 0;
};

export async function planPhaseAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const phase = readPhase(textOf(values, "phase"));
	if (!phase) return refused(values, "no-phase");
	const startsAt = readInstant(textOf(values, "datum"), textOf(values, "zeit"));
	if (!startsAt.ok) return refused(values, startsAt.error);
	const result = await planPhase(actor, {
		stationId: idOf(values),
		phase,
		startsAt: startsAt.value,
		reason: textOf(values, "grund"),
		anyway: textOf(values, "trotzdem") !== "",
		now: now(),
	});
	if (!result.ok) return refused(values, result.error);
	redirect(pilot.rolloutOf(slugOf(values), "geplant"));
}

export async function withdrawPhaseAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const result = await withdrawPhase(actor, {
		stationId: idOf(values),
		reason: textOf(values, "grund"),
		now: now(),
	});
	if (!result.ok) return refused(values, result.error);
	redirect(pilot.rolloutOf(slugOf(values), "zurueckgenommen"));
}

export async function noteDecisionAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const result = await noteDecision(actor, {
		stationId: idOf(values),
		reason: textOf(values, "grund"),
		now: now(),
	});
	if (!result.ok) return refused(values, result.error);
	redirect(pilot.rolloutOf(slugOf(values), "notiert"));
}

export async function tryBookingAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const result = await tryBooking(actor, {
		stationId: idOf(values),
		now: now(),
	});
	if (!result.ok) return refused(values, result.error);
	redirect(pilot.rolloutOf(slugOf(values), "probiert"));
}

/** At which field each refusal stands; the others stand above the form. */
const FIELDS: Partial<Record<PlanRefusal, string>> = {
	"no-reason": "grund",
	"reason-too-long": "grund",
	"no-phase": "phase",
	"no-date": "datum",
	"no-time": "zeit",
	past: "datum",
	"too-far": "datum",
	"checklist-open": "phase",
};

async function refused(
	values: Values,
	error: PlanRefusal | "forbidden" | "busy" | "unknown-station",
): Promise<StaffFormState> {
	if (error === "forbidden" || error === "busy")
		return refusedState(values, error);
	const t = await getTranslations("rollout.one");
	const text = t(`errors.${error}`);
	const field = error === "unknown-station" ? undefined : FIELDS[error];
	return field
		? { values, errors: { [field]: text }, notice: null }
		: {
				values,
				errors: {},
				notice: { kind: "danger", title: t("refused"), text },
			};
}
