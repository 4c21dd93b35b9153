"use server";

import { redirect } from "next/navigation";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import type { StaffFormState } from "#components/staff/staff-form-state.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { requireSecondFactor } from "#lib/staff/commands/require-second-factor.ts";

export async function requireSecondFactorAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const { actor, values, now } = await sentForm(form);
	const result = await requireSecondFactor(actor, {
		roles: values.roles ?? [],
		now,
	});
	if (!result.ok) return refusedState(values, result.error);
	redirect(`${staffPaths.accounts()}?stand=gespeichert`);
}
