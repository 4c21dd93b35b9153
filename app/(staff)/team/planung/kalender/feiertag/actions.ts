"use server";

import { redirect } from "next/navigation";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import type { ImpactView } from "#app/(staff)/team/planung/_review/impact-fields.ts";
import { saveAnswer } from "#app/(staff)/team/planung/_review/save-answer.ts";
import {
	type StaffFormState,
	textOf,
	typedValues,
} from "#components/staff/staff-form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { planning } from "#lib/paths/planning.ts";
import { now } from "#lib/runtime/clock.ts";
import { parseCivilDate } from "#lib/time.ts";

type State = StaffFormState & { impact: ImpactView | null };

/** Shows whom it concerns, or saves it once that was shown. */
export async function previewHolidayAction(
	_: State,
	form: FormData,
): Promise<State> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const catalog = await getCatalog("de");
	const station = findStation(catalog, textOf(values, "ort"));
	const date = parseCivilDate(textOf(values, "tag"));
	if (!station || !date)
		return { ...(await refusedState(values, "forbidden")), impact: null };
	const opens = textOf(values, "oeffnen") !== "";
	const stationId = textOf(values, "wo") === "alle" ? null : station.id;
	const answer = await saveAnswer(
		actor,
		{ stationId, change: { kind: "holiday", date, opens } },
		values,
		catalog,
		now(),
	);
	if (!("saved" in answer)) return answer;
	const year = Number(date.slice(0, 4));
	redirect(planning.calendar(station.slug, { year, notice: "gespeichert" }));
}
