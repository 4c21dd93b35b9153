"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import type { FormState } from "#components/form/form-state.ts";
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
import { type Sent, sentIn, textOf } from "#lib/sent.ts";

const slugOf = (sent: Sent) => textOf(sent, "ort").replace(/[^a-z\d-]/g, "");
const idOf = (sent: Sent) => {
	const text = textOf(sent, "station");
	return /^\d{1,9}$/.test(text) ? Number(text) : 0;
};

export async function planPhaseAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await requireActor(form);
	const sent = sentIn(form);
	const phase = readPhase(textOf(sent, "phase"));
	if (!phase) return refused(sent, "no-phase");
	const startsAt = readInstant(textOf(sent, "datum"), textOf(sent, "zeit"));
	if (!startsAt.ok) return refused(sent, startsAt.error);
	const result = await planPhase(actor, {
		stationId: idOf(sent),
		phase,
		startsAt: startsAt.value,
		reason: textOf(sent, "grund"),
		anyway: textOf(sent, "trotzdem") !== "",
		now: now(),
	});
	if (!result.ok) return refused(sent, result.error);
	redirect(pilot.rolloutOf(slugOf(sent), "geplant"));
}

export async function withdrawPhaseAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await requireActor(form);
	const sent = sentIn(form);
	const result = await withdrawPhase(actor, {
		stationId: idOf(sent),
		reason: textOf(sent, "grund"),
		now: now(),
	});
	if (!result.ok) return refused(sent, result.error);
	redirect(pilot.rolloutOf(slugOf(sent), "zurueckgenommen"));
}

export async function noteDecisionAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await requireActor(form);
	const sent = sentIn(form);
	const result = await noteDecision(actor, {
		stationId: idOf(sent),
		reason: textOf(sent, "grund"),
		now: now(),
	});
	if (!result.ok) return refused(sent, result.error);
	redirect(pilot.rolloutOf(slugOf(sent), "notiert"));
}

export async function tryBookingAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await requireActor(form);
	const sent = sentIn(form);
	const result = await tryBooking(actor, {
		stationId: idOf(sent),
		now: now(),
	});
	if (!result.ok) return refused(sent, result.error);
	redirect(pilot.rolloutOf(slugOf(sent), "probiert"));
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
	sent: Sent,
	error: PlanRefusal | "forbidden" | "busy" | "unknown-station",
): Promise<FormState> {
	if (error === "forbidden" || error === "busy")
		return refusedState(sent, error);
	const t = await getTranslations("rollout.one");
	const text = t(`errors.${error}`);
	const field = error === "unknown-station" ? undefined : FIELDS[error];
	return field
		? { sent, errors: { [field]: text }, notice: null }
		: {
				sent,
				errors: {},
				notice: { kind: "danger", title: t("refused"), text },
			};
}
