import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { LOOKED } from "#app/(staff)/team/planung/_review/impact-fields.ts";
import type { PreviewState } from "#app/(staff)/team/planung/_review/preview-state.ts";
import { saveAnswer } from "#app/(staff)/team/planung/_review/save-answer.ts";
import { again } from "#components/form/form-state.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import { planning } from "#lib/paths/planning.ts";
import { findClosure } from "#lib/planning/closure/queries/list-closures.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { civilDateOf } from "#lib/time.ts";

/**
 * What the form answers: first whom it concerns that the closure ends, then that it is saved. Who was told of it or has
 * moved because of it stands there before anything is written.
 */
export async function answerEnd(
	actor: Actor,
	sent: Sent,
	now: Temporal.Instant,
): Promise<PreviewState | { saved: string }> {
	const t = await getTranslations("closures");
	const catalog = await getCatalog("de");
	const station = findStation(catalog, textOf(sent, "ort"));
	const looked = `${textOf(sent, "ab")} ${textOf(sent, "was")}`;
	const none = { review: null, looked };
	if (!station) return { ...(await refusedState(sent, "forbidden")), ...none };
	const from = parseCivilDate(textOf(sent, "ab").trim());
	const problem = !from
		? "date-missing"
		: from < civilDateOf(now)
			? "date-past"
			: null;
	if (!from || problem)
		return {
			...again(sent, {
				errors: { ab: t(`problems.${problem ?? "date-missing"}`) },
			}),
			...none,
		};
	const found = await findClosure(actor, station.id, textOf(sent, "id"), now);
	if (!found.ok && found.error === "forbidden")
		return { ...(await refusedState(sent, "forbidden")), ...none };
	if (!found.ok)
		return {
			...again(sent, {
				notice: {
					kind: "danger",
					title: t("refusals.unknown-target.title"),
					text: t("refusals.unknown-target.text"),
				},
			}),
			...none,
		};
	const { closure, seriesIds } = found.value;
	const answer = await saveAnswer(
		actor,
		{
			stationId: closure.stationId,
			change: {
				kind: "closure-end",
				closureIds: textOf(sent, "was") === "reihe" ? seriesIds : [closure.id],
				from,
			},
		},
		// Another day than the one that was looked at is looked at first.
		textOf(sent, LOOKED) === looked ? sent : { ...sent, speichern: [] },
		catalog,
		now,
	);
	if ("saved" in answer)
		return { saved: planning.closures(station.slug, "beendet") };
	return { ...answer, looked };
}
