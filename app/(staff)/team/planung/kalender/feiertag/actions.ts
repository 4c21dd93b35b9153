"use server";

import { redirect } from "next/navigation";
import {
	type StaffFormState,
	textOf,
	typedValues,
} from "#components/staff-form-state.ts";
import { requireActor } from "#lib/auth/session.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries.ts";
import { now } from "#lib/clock.ts";
import { planning } from "#lib/planning-paths.ts";
import { parseCivilDate } from "#lib/time.ts";
import { refusedState } from "../../../../refused-state.ts";
import type { ImpactView } from "../../impact-fields.ts";
import { saveAnswer } from "../../save-answer.ts";

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
