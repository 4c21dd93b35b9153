"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { changeCity } from "#lib/planning/settings/commands/change-city.ts";
import { findCitySettings } from "#lib/planning/settings/queries/find-city-settings.ts";
import { readCitySettings } from "#lib/planning/settings/rules/city-settings.ts";
import { allowPush } from "#lib/queue/push/commands/allow-push.ts";

export async function changeCityAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const found = await findCitySettings(actor, now);
	if (!found.ok) return refusedState(sent, found.error);
	const read = readCitySettings(text, found.value.longest);
	const t = await getTranslations("admin.city");
	if (!read.ok) {
		const said = Object.entries(read.errors).map(([name, { min, max }]) => [
			name,
			t("number", { min: String(min), max: String(max) }),
		]);
		return again(sent, { errors: Object.fromEntries(said) });
	}
	const shown = text("shown");
	const saved = await changeCity(actor, { settings: read.value, shown, now });
	if (saved.ok) redirect(staffPaths.city("gespeichert"));
	return refusedState(sent, saved.error);
}

export async function allowPushAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const isAllowed = text("aufrufe") === "an";
	const done = await allowPush(actor, { isAllowed, now });
	if (!done.ok) return refusedState(sent, done.error);
	redirect(staffPaths.city(isAllowed ? "aufrufe-an" : "aufrufe-aus"));
}
