"use server";

import { redirect } from "next/navigation";
import { passwordErrors } from "#app/(staff)/_password/password-errors.ts";
import type { FormState } from "#components/form/form-state.ts";
import { changePassword } from "#lib/auth/commands/change-password.ts";
import { requireSignedIn } from "#lib/auth/queries/session.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { realNow } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";

export async function changePasswordAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor } = await requireSignedIn(form);
	const sent = sentIn(form);
	const result = await changePassword(actor, {
		old: textOf(sent, "old"),
		password: textOf(sent, "password"),
		repeated: textOf(sent, "repeated"),
		now: realNow(),
	});
	if (!result.ok) return passwordErrors(result.error);
	redirect(staffPaths.account("passwort"));
}
