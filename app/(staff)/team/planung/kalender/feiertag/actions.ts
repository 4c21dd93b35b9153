"use server";

import { redirect } from "next/navigation";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import type { ImpactView } from "#app/(staff)/team/planung/_review/impact-fields.ts";
import { saveAnswer } from "#app/(staff)/team/planung/_review/save-answer.ts";
import type { FormState } from "#components/form/form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { planning } from "#lib/paths/planning.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import { parseCivilDate } from "#lib/time.ts";

type State = FormState & { impact: ImpactView | null };

/** Shows whom it concerns, or saves it once that was shown. */
export async function previewHolidayAction(
	_: State,
	form: FormData,
): Promise<State> {
	const actor = await requireActor(form);
	const sent = sentIn(form);
	const catalog = await getCatalog("de");
	const station = findStation(catalog, textOf(sent, "ort"));
	const date = parseCivilDate(textOf(sent, "tag"));
	if (!station || !date)
		return { ...(await refusedState(sent, "forbidden")), impact: null };
	const opens = textOf(sent, "oeffnen") !== "";
	const stationId = textOf(sent, "wo") === "alle" ? null : station.id;
	const answer = await saveAnswer(
		actor,
		{ stationId, change: { kind: "holiday", date, opens } },
		sent,
		catalog,
		now(),
	);
	if (!("saved" in answer)) return answer;
	const year = Number(date.slice(0, 4));
	redirect(planning.calendar(station.slug, { year, notice: "gespeichert" }));
}
