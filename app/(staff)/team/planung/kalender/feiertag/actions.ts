"use server";

import { redirect } from "next/navigation";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import type { PreviewState } from "#app/(staff)/team/planung/_review/preview-state.ts";
import { saveAnswer } from "#app/(staff)/team/planung/_review/save-answer.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import { planning } from "#lib/paths/planning.ts";

/** Shows whom it concerns, or saves it once that was shown. */
export async function previewHolidayAction(
	_: PreviewState,
	form: FormData,
): Promise<PreviewState> {
	const { actor, sent, text, now } = await sentForm(form);
	const catalog = await getCatalog("de");
	const station = findStation(catalog, text("ort"));
	const date = parseCivilDate(text("tag"));
	if (!station || !date)
		return { ...(await refusedState(sent, "forbidden")), review: null };
	const opens = text("oeffnen") !== "";
	const stationId = text("wo") === "alle" ? null : station.id;
	const answer = await saveAnswer(
		actor,
		{ stationId, change: { kind: "holiday", date, opens } },
		sent,
		catalog,
		now,
	);
	if (!("saved" in answer)) return answer;
	const year = Number(date.slice(0, 4));
	redirect(planning.calendar(station.slug, { year, notice: "gespeichert" }));
}
