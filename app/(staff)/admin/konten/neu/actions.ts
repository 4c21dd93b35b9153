"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { inviteUser } from "#lib/staff/commands/invite-user.ts";
import { sentAccount } from "../_parts/read-account.ts";

export async function inviteUserAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const read = await sentAccount(sent);
	if (!read.ok) return read.again;
	const { facts } = read;
	const email = text("email");
	const result = await inviteUser(actor, { email, facts, now });
	if (result.ok)
		redirect(staffPaths.accountOf(result.value.userId, "eingeladen"));
	if (result.error === "forbidden" || result.error === "busy")
		return refusedState(sent, result.error);
	const t = await getTranslations("admin.accounts.errors");
	return again(sent, { errors: { email: t(result.error) } });
}
