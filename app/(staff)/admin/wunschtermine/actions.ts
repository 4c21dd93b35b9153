"use server";

import { redirect } from "next/navigation";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { setWishSettings } from "#lib/wishes/commands/set-wish-settings.ts";
import { readSettingsForm } from "#lib/wishes/rules/settings.ts";
import { settingErrors } from "./_parts/setting-fields.ts";

/** What was typed comes back with whatever is wrong. */
export async function setWishSettingsAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const read = readSettingsForm(text);
	if (!read.ok)
		return again(sent, { errors: await settingErrors(read.errors) });
	const set = await setWishSettings(actor, {
		settings: read.value,
		shown: text("shown"),
		now,
	});
	if (!set.ok) return refusedState(sent, set.error);
	redirect(staffPaths.wishSettings("gespeichert"));
}
