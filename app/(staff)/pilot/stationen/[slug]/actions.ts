"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import {
	outdatedState,
	refusedState,
} from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { pilot } from "#lib/paths/pilot.ts";
import {
	noteDecision,
	planPhase,
	withdrawPhase,
} from "#lib/pilot/rollout/commands/decide.ts";
import { tryBooking } from "#lib/pilot/rollout/commands/try-booking.ts";
import { findRollout } from "#lib/pilot/rollout/queries/get-rollout.ts";
import {
	type PlanRefusal,
	readInstant,
	readPhase,
} from "#lib/pilot/rollout/rules/rollout.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { exactly } from "../_parts/exactly.ts";

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
		shown: readNewest(text("gesehen")),
		anyway: text("trotzdem") !== "",
	});
	if (result.ok) show(sent, "geplant");
	return result.error === "changed"
		? decidedMeanwhile(actor, sent, about.now)
		: refused(sent, result.error);
}

export async function withdrawPhaseAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, about } = await sentAbout(form);
	const reason = text("grund");
	const shown = readNewest(text("gesehen"));
	const result = await withdrawPhase(actor, { ...about, reason, shown });
	if (result.ok) show(sent, "zurueckgenommen");
	// Its form is gone with the plan.
	if (result.error === "no-change") show(sent, "nichts-geplant");
	return result.error === "changed"
		? decidedMeanwhile(actor, sent, about.now)
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

const readNewest = (text: string) =>
	/^\d{1,9}$/.test(text) ? Number(text) : 0;

/** Who has planned what since the form was shown; what was typed stays, and once more it replaces that. */
async function decidedMeanwhile(
	actor: Actor,
	sent: Sent,
	now: Temporal.Instant,
): Promise<FormState> {
	const t = await getTranslations("rollout.one");
	const phases = await getTranslations("rollout.phases");
	const found = await findRollout(actor, textOf(sent, "ort"), now);
	const newest = found.ok
		? found.value.decisions.find(({ id }) => id === found.value.newest)
		: null;
	const person = newest?.person ?? t("log.nobody");
	return outdatedState(sent, {
		kind: "warning",
		title: t("changed.title"),
		text:
			newest?.phase && newest.startsAt !== null
				? t("changed.planned", {
						person,
						phase: phases(newest.phase),
						when: exactly(newest.startsAt),
					})
				: t("changed.withdrawn", { person }),
	});
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
	error:
		| Exclude<PlanRefusal, "changed">
		| "forbidden"
		| "busy"
		| "unknown-station",
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
