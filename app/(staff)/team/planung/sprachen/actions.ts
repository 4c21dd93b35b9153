"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { planning } from "#lib/paths/planning.ts";
import { textsOf } from "#lib/sent.ts";
import { noteLanguages } from "#lib/staff/commands/say-languages.ts";

export async function noteLanguagesAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const station = findStation(await getCatalog("de"), text("ort"));
	if (!station) return refusedState(sent, "forbidden");
	const noted = await noteLanguages(actor, {
		userId: text("konto"),
		stationId: station.id,
		spoken: textsOf(sent, "sprachen"),
		shown: text("shown"),
		now,
	});
	if (noted.ok) redirect(planning.languages(station.slug, "gespeichert"));
	if (noted.error !== "unknown-account") return refusedState(sent, noted.error);
	const t = await getTranslations("planning.languages");
	return again(sent, { notice: { kind: "warning", title: t("gone") } });
}
