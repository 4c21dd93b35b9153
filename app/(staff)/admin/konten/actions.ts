"use server";

import { redirect } from "next/navigation";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import type { FormState } from "#components/form/form-state.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { requireSecondFactor } from "#lib/staff/commands/require-second-factor.ts";

export async function requireSecondFactorAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const result = await requireSecondFactor(actor, {
		roles: sent.roles ?? [],
		shown: text("shown"),
		now,
	});
	if (!result.ok) return refusedState(sent, result.error);
	redirect(`${staffPaths.accounts()}?stand=gespeichert`);
}
