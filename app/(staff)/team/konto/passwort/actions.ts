"use server";

import { redirect } from "next/navigation";
import { passwordErrors } from "#app/(staff)/_password/password-errors.ts";
import {
	type StaffFormState,
	textOf,
	typedValues,
} from "#components/staff/staff-form-state.ts";
import { changePassword } from "#lib/auth/commands/change-password.ts";
import { requireSignedIn } from "#lib/auth/queries/session.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { realNow } from "#lib/runtime/clock.ts";

export async function changePasswordAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const { actor } = await requireSignedIn(form);
	const sent = typedValues(form);
	const result = await changePassword(actor, {
		old: textOf(sent, "old"),
		password: textOf(sent, "password"),
		repeated: textOf(sent, "repeated"),
		now: realNow(),
	});
	if (!result.ok) return passwordErrors(result.error);
	redirect(staffPaths.account("passwort"));
}
