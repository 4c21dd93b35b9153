"use server";

import { redirect } from "next/navigation";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import {
	type StaffFormState,
	typedValues,
} from "#components/staff/staff-form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { requireSecondFactor } from "#lib/staff/commands/require-second-factor.ts";

export async function requireSecondFactorAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const result = await requireSecondFactor(actor, {
		roles: values.roles ?? [],
		now: now(),
	});
	if (!result.ok) return refusedState(values, result.error);
	redirect(`${staffPaths.accounts()}?stand=gespeichert`);
}
