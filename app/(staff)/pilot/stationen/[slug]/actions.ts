"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState } from "#components/form/form-state.ts";
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
import { type Sent, textOf } from "#lib/sent.ts";

/** What every form of the page sends: which station it is about, and what else it says. */
async function sentAbout(form: FormData) {
	const { actor, sent, text, now } = await sentForm(form);
	const id = text("station");
	const about = { stationId: /^\d{1,9}$/.test(id) ? Number(id) : 0, now };
	return { actor, sent, text, about };
}

export async function planPhaseAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, about } = await sentAbout(form);
	const phase = readPhase(text("phase"));
	if (!phase) return refused(sent, "no-phase");
	const startsAt = readInstant(text("datum"), text("zeit"));
	if (!startsAt.ok) return refused(sent, startsAt.error);
	const result = await planPhase(actor, {
		...about,
		phase,
		startsAt: startsAt.value,
		reason: text("grund"),
		anyway: text("trotzdem") !== "",
	});
	return result.ok ? show(sent, "geplant") : refused(sent, result.error);
}

export async function withdrawPhaseAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, about } = await sentAbout(form);
	const reason = text("grund");
	const result = await withdrawPhase(actor, { ...about, reason });
	return result.ok
		? show(sent, "zurueckgenommen")
		: refused(sent, result.error);
}

export async function noteDecisionAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, about } = await sentAbout(form);
	const reason = text("grund");
	const result = await noteDecision(actor, { ...about, reason });
	return result.ok ? show(sent, "notiert") : refused(sent, result.error);
}

export async function tryBookingAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, about } = await sentAbout(form);
	const result = await tryBooking(actor, about);
	return result.ok ? show(sent, "probiert") : refused(sent, result.error);
}

/** The page again, with what has just happened. */
function show(sent: Sent, notice: string): never {
	const slug = textOf(sent, "ort").replace(/[^a-z\d-]/g, "");
	redirect(pilot.rolloutOf(slug, notice));
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
	return again(
		sent,
		field
			? { errors: { [field]: text } }
			: { notice: { kind: "danger", title: t("refused"), text } },
	);
}
