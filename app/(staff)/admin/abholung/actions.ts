"use server";

import { redirect } from "next/navigation";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { setCollectionSettings } from "#lib/collection/commands/set-settings.ts";
import { readCollectionSettings } from "#lib/collection/rules/settings.ts";
import { collectionPaths } from "#lib/paths/collection.ts";
import { settingsErrors } from "./_parts/settings-fields.ts";

export async function setCollectionSettingsAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const { services } = await getCatalog("de", now);
	const read = readCollectionSettings(
		sent,
		services.map(({ id }) => id),
	);
	if (!read.ok)
		return again(sent, { errors: await settingsErrors(read.errors) });
	const set = await setCollectionSettings(actor, {
		settings: read.value,
		shown: text("shown"),
		now,
	});
	if (!set.ok) return refusedState(sent, set.error);
	redirect(collectionPaths.settings("gespeichert"));
}
