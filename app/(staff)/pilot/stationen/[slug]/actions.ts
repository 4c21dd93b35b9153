"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import {
	formState,
	type StaffFormState,
	textOf,
	type Values,
} from "#components/staff/staff-form-state.ts";
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

/** What every form of the page sends: which station it is about, and what else it says. */
async function sentAbout(form: FormData) {
	const { actor, values, text, now } = await sentForm(form);
	const id = text("station");
	const about = { stationId: /^\d{1,9}$/.test(id) ? Number(id) : 0, now };
	return { actor, values, text, about };
}

export async function planPhaseAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const { actor, values, text, about } = await sentAbout(form);
	const phase = readPhase(text("phase"));
	if (!phase) return refused(values, "no-phase");
	const startsAt = readInstant(text("datum"), text("zeit"));
	if (!startsAt.ok) return refused(values, startsAt.error);
	const result = await planPhase(actor, {
		...about,
		phase,
		startsAt: startsAt.value,
		reason: text("grund"),
		anyway: text("trotzdem") !== "",
	});
	return result.ok ? show(values, "geplant") : refused(values, result.error);
}

export async function withdrawPhaseAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const { actor, values, text, about } = await sentAbout(form);
	const reason = text("grund");
	const result = await withdrawPhase(actor, { ...about, reason });
	return result.ok
		? show(values, "zurueckgenommen")
		: refused(values, result.error);
}

export async function noteDecisionAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const { actor, values, text, about } = await sentAbout(form);
	const reason = text("grund");
	const result = await noteDecision(actor, { ...about, reason });
	return result.ok ? show(values, "notiert") : refused(values, result.error);
}

export async function tryBookingAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const { actor, values, about } = await sentAbout(form);
	const result = await tryBooking(actor, about);
	return result.ok ? show(values, "probiert") : refused(values, result.error);
}

/** The page again, with what has just happened. */
function show(values: Values, notice: string): never {
	const slug = textOf(values, "ort").replace(/[^a-z\d-]/g, "");
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
	values: Values,
	error: PlanRefusal | "forbidden" | "busy" | "unknown-station",
): Promise<StaffFormState> {
	if (error === "forbidden" || error === "busy")
		return refusedState(values, error);
	const t = await getTranslations("rollout.one");
	const text = t(`errors.${error}`);
	const field = error === "unknown-station" ? undefined : FIELDS[error];
	return formState(
		values,
		field
			? { errors: { [field]: text } }
			: { notice: { kind: "danger", title: t("refused"), text } },
	);
}
