"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState, inWords } from "#components/form/form-state.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { planning } from "#lib/paths/planning.ts";
import { changeVisitKinds } from "#lib/planning/settings/commands/change-visit-kinds.ts";
import {
	readVisitKinds,
	shownRows,
} from "#lib/planning/settings/rules/visit-kinds.ts";
import { sortServices } from "./_parts/services.ts";

export async function changeVisitKindsAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const catalog = await getCatalog("de");
	const station = findStation(catalog, text("ort"));
	if (!station) return refusedState(sent, "forbidden");
	const { possible } = sortServices(catalog.services);
	const slugs = possible.map(({ slug }) => slug);
	const rows = shownRows(sent, slugs);
	const kinds = readVisitKinds(sent, rows);
	if (!kinds.ok) {
		const t = await getTranslations("visitKinds");
		return again(sent, {
			errors: inWords(kinds.errors, (problem) => t(`errors.${problem}`)),
		});
	}
	const changed = await changeVisitKinds(actor, {
		stationId: station.id,
		kinds: kinds.value,
		rows,
		shown: text("shown"),
		now,
	});
	return changed.ok
		? redirect(planning.kinds(station.slug, "gespeichert"))
		: refusedState(sent, changed.error);
}
