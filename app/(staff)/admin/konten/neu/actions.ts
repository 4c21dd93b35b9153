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
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { inviteUser } from "#lib/staff/commands/invite-user.ts";
import { sentAccount } from "../_parts/read-account.ts";

export async function inviteUserAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const read = await sentAccount(values);
	if (!read.ok) return read.again;
	const { facts } = read;
	const email = textOf(values, "email");
	const result = await inviteUser(actor, { email, facts, now: now() });
	if (result.ok)
		redirect(staffPaths.accountOf(result.value.userId, "eingeladen"));
	if (result.error === "forbidden" || result.error === "busy")
		return refusedState(values, result.error);
	const t = await getTranslations("admin.accounts.errors");
	return { values, errors: { email: t(result.error) }, notice: null };
}
