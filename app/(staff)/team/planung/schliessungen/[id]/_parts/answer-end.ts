import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { saveAnswer } from "#app/(staff)/team/planung/_review/save-answer.ts";
import { textOf, type Values } from "#components/staff/staff-form-state.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { planning } from "#lib/paths/planning.ts";
import { findClosure } from "#lib/planning/closure/queries/list-closures.ts";
import { civilDateOf, parseCivilDate } from "#lib/time.ts";
import { type EndState, LOOKED } from "./end-state.ts";

/**
 * What the form answers: first whom it concerns that the closure ends, then that it is saved. Who was told of it or has
 * moved because of it stands there before anything is written.
 */
export async function answerEnd(
	actor: Actor,
	values: Values,
	now: Temporal.Instant,
): Promise<EndState | { saved: string }> {
	const t = await getTranslations("closures");
	const catalog = await getCatalog("de");
	const station = findStation(catalog, textOf(values, "ort"));
	const looked = `${textOf(values, "ab")} ${textOf(values, "was")}`;
	const none = { impact: null, looked };
	if (!station)
		return { ...(await refusedState(values, "forbidden")), ...none };
	const from = parseCivilDate(textOf(values, "ab").trim());
	const problem = !from
		? "date-missing"
		: from < civilDateOf(now)
			? "date-past"
			: null;
	if (!from || problem)
		return {
			values,
			errors: { ab: t(`problems.${problem ?? "date-missing"}`) },
			notice: null,
			...none,
		};
	const found = await findClosure(actor, station.id, textOf(values, "id"), now);
	if (!found.ok && found.error === "forbidden")
		return { ...(await refusedState(values, "forbidden")), ...none };
	if (!found.ok)
		return {
			values,
			errors: {},
			notice: {
				kind: "danger",
				title: t("refusals.unknown-target.title"),
				text: t("refusals.unknown-target.text"),
			},
			...none,
		};
	const { closure, seriesIds } = found.value;
	const answer = await saveAnswer(
		actor,
		{
			stationId: closure.stationId,
			change: {
				kind: "closure-end",
				closureIds:
					textOf(values, "was") === "reihe" ? seriesIds : [closure.id],
				from,
			},
		},
		// Another day than the one that was looked at is looked at first.
		textOf(values, LOOKED) === looked ? values : { ...values, speichern: [] },
		catalog,
		now,
	);
	if ("saved" in answer)
		return { saved: planning.closures(station.slug, "beendet") };
	return { ...answer, looked };
}
