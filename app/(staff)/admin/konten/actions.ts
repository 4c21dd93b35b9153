"use server";

import { redirect } from "next/navigation";
import {
	type StaffFormState,
	typedValues,
} from "#components/staff-form-state.ts";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { requireSecondFactor } from "#lib/staff/commands/require-second-factor.ts";
import { staffPaths } from "#lib/staff-paths.ts";
import { refusedState } from "../../refused-state.ts";

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
