import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { again } from "#components/form/form-state.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { planning } from "#lib/paths/planning.ts";
import { saveChange } from "#lib/planning/change/commands/save-change.ts";
import { findImpact } from "#lib/planning/change/queries/find-impact.ts";
import type { PlacedChange } from "#lib/planning/planning.ts";
import { type Sent, textOf } from "#lib/sent.ts";
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
import type { PreviewState } from "./preview-state.ts";

type Answer =
	/** Where to go on. */
	{ saved: string } | PreviewState;

/**
 * What a form answers that saves a change of plan: first whom it concerns; then, once that was shown and "speichern" was
 * pressed, it is saved. Whatever has changed meanwhile is shown anew, with what was chosen.
 */
export async function saveAnswer(
	actor: Actor,
	placed: PlacedChange,
	sent: Sent,
	catalog: Catalog,
	now: Temporal.Instant,
): Promise<Answer> {
	const t = await getTranslations("closures.refusals");
	const isSaving = textOf(sent, "speichern") !== "" && !isDecidedForAll(sent);
	const problem = isSaving ? cancelProblem(sent) : null;
	const decisions = sentDecisions(sent);
	if (isSaving && !problem && decisions) {
		const saved = await saveChange(actor, {
			...placed,
			key: textOf(sent, KEY),
			expectedVersion: Number(textOf(sent, VERSION)) || 0,
			decisions,
			now,
		});
		if (saved.ok) return { saved: planning.change(saved.value.changeId) };
		if (saved.error === "forbidden" || saved.error === "busy")
			return {
				...(await refusedState(sent, saved.error)),
				review: await view(),
			};
		return {
			...again(sent, {
				notice: {
					kind: "warning",
					title: t(`${saved.error}.title`),
					text: t(`${saved.error}.text`),
				},
			}),
			review: await view(),
		};
	}
	const impact = await view();
	if (!impact)
		return { ...(await refusedState(sent, "forbidden")), review: null };
	return {
		...again(
			sent,
			problem
				? { errors: { [CANCEL_REASON]: t(problem) } }
				: { notice: { kind: "info", title: impact.title } },
		),
		review: impact,
	};

	async function view(): Promise<ImpactView | null> {
		const impact = await findImpact(actor, placed, now);
		return impact.ok ? impactView(impact.value, catalog, sent) : null;
	}
}
