"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import {
	type StaffFormState,
	textOf,
	typedValues,
} from "#components/staff/staff-form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { pilot } from "#lib/paths/pilot.ts";
import {
	addCriterion,
	removeCriterion,
} from "#lib/pilot/rollout/commands/change-criteria.ts";
import { readCriterion } from "#lib/pilot/rollout/rules/criteria.ts";
import { now } from "#lib/runtime/clock.ts";

export async function addCriterionAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const read = readCriterion({
		measure: textOf(values, "was"),
		bound: textOf(values, "richtung"),
		threshold: textOf(values, "schwelle"),
		days: textOf(values, "tage"),
	});
	if (!read.ok) {
		const t = await getTranslations("rollout.criteria.errors");
		const errors = Object.fromEntries(
			read.errors.map(([name, error]) => [name, t(error)]),
		);
		return { values, errors, notice: null };
	}
	const result = await addCriterion(actor, read.value, now());
	if (!result.ok) return refusedState(values, result.error);
	redirect(pilot.rollout("gespeichert"));
}

/** One that is gone already is removed, too: pressed twice. */
export async function removeCriterionAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const id = textOf(typedValues(form), "kriterium");
	if (!/^\d{1,9}$/.test(id)) redirect(pilot.rollout());
	const removed = await removeCriterion(actor, Number(id), now());
	redirect(pilot.rollout(removed.ok ? "entfernt" : removed.error));
}
