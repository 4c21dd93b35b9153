"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { setCollectionSettings } from "#lib/collection/commands/set-settings.ts";
import { countOverdue } from "#lib/collection/queries/find-settings.ts";
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
	const overdue = await countOverdue(actor, read.value.keepDays, now);
	if (!overdue.ok) return refusedState(sent, overdue.error);
	const told = String(overdue.value);
	// Whoever sends it once more has read how many it ends.
	if (overdue.value > 0 && text("overdue") !== told) {
		const t = await getTranslations("collection.settings.overdue");
		const title = t("title", { count: overdue.value });
		return again(
			{ ...sent, overdue: told },
			{ notice: { kind: "warning", title, text: t("text") } },
		);
	}
	const set = await setCollectionSettings(actor, {
		settings: read.value,
		shown: text("shown"),
		now,
	});
	if (!set.ok) return refusedState(sent, set.error);
	redirect(collectionPaths.settings("gespeichert"));
}
