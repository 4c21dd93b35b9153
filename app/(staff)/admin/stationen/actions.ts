"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { editErrors } from "#app/(staff)/admin/_parts/edit-errors.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { findStationToEdit } from "#lib/catalog/queries/find-station-to-edit.ts";
import { readStation } from "#lib/catalog/rules/station-form.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { saveStation } from "#lib/planning/settings/commands/save-station.ts";
import { civilDateOf } from "#lib/time.ts";

export async function saveStationAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const slug = text("slug");
	const found = slug ? await findStationToEdit(actor, slug, now) : null;
	if (found && !found.ok) {
		if (found.error === "forbidden") return refusedState(sent, found.error);
		redirect(staffPaths.stations());
	}
	const current = found?.value.fields ?? null;
	const read = readStation(text, civilDateOf(now), current);
	if (!read.ok) return editErrors(sent, read.errors);
	const version = Number(text("version")) || 0;
	const saved = await saveStation(actor, {
		station: slug ? { slug, version } : null,
		fields: read.value,
		now,
	});
	if (saved.ok)
		redirect(
			staffPaths.station(saved.value.slug, slug ? "gespeichert" : "angelegt"),
		);
	const { error } = saved;
	if (error === "unknown-station") redirect(staffPaths.stations());
	if (error === "forbidden" || error === "busy")
		return refusedState(sent, error);
	if (error === "station-changed") return refusedState(sent, "changed");
	const t = await getTranslations("admin.stations");
	return again(sent, {
		notice: {
			kind: "warning",
			title: t(`refusals.${error}.title`),
			text: t(`refusals.${error}.text`),
		},
	});
}
