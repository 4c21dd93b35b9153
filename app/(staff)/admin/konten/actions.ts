"use server";

import { redirect } from "next/navigation";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import type { FormState } from "#components/form/form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn } from "#lib/sent.ts";
import { requireSecondFactor } from "#lib/staff/commands/require-second-factor.ts";

export async function requireSecondFactorAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await requireActor(form);
	const sent = sentIn(form);
	const result = await requireSecondFactor(actor, {
		roles: sent.roles ?? [],
		now: now(),
	});
	if (!result.ok) return refusedState(sent, result.error);
	redirect(`${staffPaths.accounts()}?stand=gespeichert`);
}
