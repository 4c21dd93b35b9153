"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { pilot } from "#lib/paths/pilot.ts";
import {
	addCriterion,
	removeCriterion,
} from "#lib/pilot/rollout/commands/change-criteria.ts";
import { readCriterion } from "#lib/pilot/rollout/rules/criteria.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";

export async function addCriterionAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now: at } = await sentForm(form);
	const read = readCriterion({
		measure: text("was"),
		bound: text("richtung"),
		threshold: text("schwelle"),
		days: text("tage"),
	});
	if (!read.ok) {
		const t = await getTranslations("rollout.criteria.errors");
		const errors = Object.fromEntries(
			read.errors.map(([name, error]) => [name, t(error)]),
		);
		return again(sent, { errors });
	}
	const result = await addCriterion(actor, read.value, at);
	if (!result.ok) return refusedState(sent, result.error);
	redirect(pilot.rollout("gespeichert"));
}

/** One that is gone already is removed, too: pressed twice. */
export async function removeCriterionAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const id = textOf(sentIn(form), "kriterium");
	if (!/^\d{1,9}$/.test(id)) redirect(pilot.rollout());
	const removed = await removeCriterion(actor, Number(id), now());
	redirect(pilot.rollout(removed.ok ? "entfernt" : removed.error));
}
