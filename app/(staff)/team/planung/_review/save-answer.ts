import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import type {
	StaffFormState,
	Values,
} from "#components/staff/staff-form-state.ts";
import { textOf } from "#components/staff/staff-form-state.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { planning } from "#lib/paths/planning.ts";
import { saveChange } from "#lib/planning/change/commands/save-change.ts";
import { findImpact } from "#lib/planning/change/queries/find-impact.ts";
import type { PlacedChange } from "#lib/planning/planning.ts";
import {
	CANCEL_REASON,
	cancelProblem,
	type ImpactView,
	isDecidedForAll,
	KEY,
	sentDecisions,
	VERSION,
} from "./impact-fields.ts";
import { impactView } from "./impact-view.ts";

type Answer =
	/** Where to go on. */
	{ saved: string } | (StaffFormState & { impact: ImpactView | null });

/**
 * What a form answers that saves a change of plan: first whom it concerns; then, once that was shown and "speichern" was
 * pressed, it is saved. Whatever has changed meanwhile is shown anew, with what was chosen.
 */
export async function saveAnswer(
	actor: Actor,
	placed: PlacedChange,
	values: Values,
	catalog: Catalog,
	now: Temporal.Instant,
): Promise<Answer> {
	const t = await getTranslations("closures.refusals");
	const isSaving =
		textOf(values, "speichern") !== "" && !isDecidedForAll(values);
	const problem = isSaving ? cancelProblem(values) : null;
	const decisions = sentDecisions(values);
	if (isSaving && !problem && decisions) {
		const saved = await saveChange(actor, {
			...placed,
			key: textOf(values, KEY),
			expectedVersion: Number(textOf(values, VERSION)) || 0,
			decisions,
			now,
		});
		if (saved.ok) return { saved: planning.change(saved.value.changeId) };
		if (saved.error === "forbidden" || saved.error === "busy")
			return {
				...(await refusedState(values, saved.error)),
				impact: await view(),
			};
		return {
			values,
			errors: {},
			notice: {
				kind: "warning",
				title: t(`${saved.error}.title`),
				text: t(`${saved.error}.text`),
			},
			impact: await view(),
		};
	}
	const impact = await view();
	if (!impact)
		return { ...(await refusedState(values, "forbidden")), impact: null };
	return {
		values,
		errors: problem ? { [CANCEL_REASON]: t(problem) } : {},
		notice: problem ? null : { kind: "info", title: impact.title },
		impact,
	};

	async function view(): Promise<ImpactView | null> {
		const impact = await findImpact(actor, placed, now);
		return impact.ok ? impactView(impact.value, catalog, values) : null;
	}
}
