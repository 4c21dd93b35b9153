"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { again, type FormState } from "#components/form/form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { team } from "#lib/paths/staff.ts";
import { checkIn } from "#lib/queue/arrival/commands/check-in.ts";
import { steerWalkIns } from "#lib/queue/arrival/commands/steer-walk-ins.ts";
import { callNext } from "#lib/queue/calling/commands/call-next.ts";
import { callVisit } from "#lib/queue/calling/commands/call-visit.ts";
import type { WalkInMode } from "#lib/queue/queue.ts";
import { beginRemote } from "#lib/queue/remote/commands/begin-remote.ts";
import type { Result } from "#lib/result.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, sentText, textsOf } from "#lib/sent.ts";
import { setScreen } from "#lib/staff/commands/set-screen.ts";
import { hiddenBut } from "#lib/staff/rules/screen.ts";
import { sentNumber, sentVisit } from "./_form/sent.ts";
import { actorOf } from "./_frame/actor-of.ts";
import type { StepRefusal } from "./_visit/step-refusals.ts";
import { findFilledInStep, findPressedStep } from "./_visit/steps.ts";

/** Back to the page it was pressed on, which shows what has become of it. */
function show(result: Result<unknown, StepRefusal>, form?: FormData): never {
	const notice = result.ok ? newsOf(result.value) : result.error;
	redirect(pageOf(form)(notice ? { notice } : {}));
}

/** What a step that was done says beside; most say nothing. */
const newsOf = (value: unknown) =>
	typeof value === "string" ? value : undefined;

const pageOf = (form: FormData | undefined) =>
	form && sentText(form, "seite") === "infopoint" ? team.infoPoint : team.today;

/** A form that has stood in a tab since before it said as of when it is only meets somebody at the desk. */
export async function callNextAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const shownAt = Number(sentText(form, "stand"));
	show(
		await callNext(actor, {
			...(shownAt > 0 ? { shownAt } : {}),
			now: now(),
		}),
	);
}

/** Somebody particular: in the house, or with an appointment and not seen yet. */
export async function callVisitAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const appointmentId = sentText(form, "termin");
	const who = appointmentId ? { appointmentId } : sentVisit(form);
	show(await callVisit(actor, { who, now: now() }));
}

/** Somebody with an appointment by phone or video. */
export async function beginRemoteAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const appointmentId = sentText(form, "termin");
	show(await beginRemote(actor, { appointmentId, now: now() }));
}

export async function stepAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const step = findPressedStep(sentText(form, "schritt"));
	if (!step) redirect(team.today());
	show(await step(actor, { ...sentVisit(form), now: now() }, form), form);
}

/** As stepAction, but what was typed comes back with whatever is wrong. */
export async function filledInStepAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await actorOf(form);
	const name = sentText(form, "schritt");
	const step = findFilledInStep(name);
	if (!step) redirect(team.today());
	if (!actor) return refused(form, "signed-out");
	const result = await step(actor, { ...sentVisit(form), now: now() }, form);
	if (result.ok)
		redirect(team.today(name === "schreiben" ? { notice: "mailed" } : {}));
	// The page behind the form as it is now; the form stays as it was typed.
	refresh();
	return refused(form, result.error);
}

async function refused(form: FormData, error: StepRefusal): Promise<FormState> {
	const t = await getTranslations("team.refusals");
	return again(sentIn(form), {
		notice: { kind: "danger", title: t(error) },
	});
}

/** From a list: whoever says a name at the counter, or comes with a number from afar. */
export async function checkInAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const reference = sentText(form, "nummer");
	const result = await checkIn(actor, {
		stationId: sentNumber(form, "station"),
		who: reference
			? { reference }
			: { appointmentId: sentText(form, "termin") },
		now: now(),
	});
	if (!result.ok) show(result, form);
	const { value } = result;
	redirect(
		pageOf(form)({
			notice: value.outcome,
			...("ticket" in value ? { ticket: value.ticket } : {}),
		}),
	);
}

/** How dense the page of the day stands for whoever asks, and which columns its lines have. */
export async function setScreenAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const result = await setScreen(actor, {
		density: sentText(form, "dichte"),
		hidden: hiddenBut(textsOf(sentIn(form), "spalte")),
		now: now(),
	});
	redirect(team.today({ notice: result.ok ? "screen" : result.error }));
}

export async function steerWalkInsAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const mode = sentText(form, "nummern") as WalkInMode;
	const known: readonly WalkInMode[] = ["open", "stopped", "automatic"];
	if (!known.includes(mode)) redirect(team.today());
	const stationId = sentNumber(form, "station");
	show(await steerWalkIns(actor, { stationId, mode, now: now() }));
}
