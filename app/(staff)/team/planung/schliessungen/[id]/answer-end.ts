import { getTranslations } from "next-intl/server";
import {
	type StaffFormState,
	textOf,
	type Values,
} from "#components/staff-form-state.ts";
import type { Actor } from "#lib/auth/permission.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries.ts";
import { saveChange } from "#lib/planning/commands/save-change.ts";
import { findClosure } from "#lib/planning/queries/list-closures.ts";
import { planning } from "#lib/planning-paths.ts";
import { civilDateOf, parseCivilDate } from "#lib/time.ts";
import { refusedState } from "../../../../refused-state.ts";
import { KEY, VERSION } from "../../impact-fields.ts";

/** What the form answers; nobody loses anything when a closure ends, so there is nothing to show before. */
export async function answerEnd(
	actor: Actor,
	values: Values,
	now: Temporal.Instant,
): Promise<StaffFormState | { saved: string }> {
	const t = await getTranslations("closures");
	const catalog = await getCatalog("de");
	const station = findStation(catalog, textOf(values, "ort"));
	if (!station) return refusedState(values, "forbidden");
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
		};
	const found = await findClosure(actor, station.id, textOf(values, "id"), now);
	if (!found.ok) {
		if (found.error === "forbidden") return refusedState(values, "forbidden");
		return gone();
	}
	const { closure, seriesIds } = found.value;
	const saved = await saveChange(actor, {
		key: textOf(values, KEY),
		stationId: closure.stationId,
		expectedVersion: Number(textOf(values, VERSION)) || 0,
		change: {
			kind: "closure-end",
			closureIds: textOf(values, "was") === "reihe" ? seriesIds : [closure.id],
			from,
		},
		decisions: new Map(),
		now,
	});
	if (saved.ok) return { saved: planning.closures(station.slug, "beendet") };
	if (saved.error === "forbidden" || saved.error === "busy")
		return refusedState(values, saved.error);
	if (saved.error === "plan-changed")
		return {
			values: { ...values, [VERSION]: [String(found.value.version)] },
			errors: {},
			notice: {
				kind: "warning",
				title: t("refusals.plan-changed.title"),
				text: t("refusals.plan-changed.text"),
			},
		};
	return gone();

	function gone(): StaffFormState {
		return {
			values,
			errors: {},
			notice: {
				kind: "danger",
				title: t("refusals.unknown-target.title"),
				text: t("refusals.unknown-target.text"),
			},
		};
	}
}
