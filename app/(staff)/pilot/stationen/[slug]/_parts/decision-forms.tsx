import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { Form } from "#components/form/form.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Phase } from "#lib/catalog/catalog.ts";
import {
	noteDecisionAction,
	planPhaseAction,
	withdrawPhaseAction,
} from "../actions.ts";

const PHASES = ["walk-in", "pilot", "live"] as const;

/** Planning, taking a plan back, and a sentence for the log. */
export async function DecisionForms({
	hidden,
	phase,
	newest,
	isPlanned,
}: {
	hidden: Readonly<Record<string, string>>;
	phase: Phase;
	/** What was decided last: whoever plans on something older is told so. */
	newest: number;
	/** A change is still to come. */
	isPlanned: boolean;
}) {
	const t = await getTranslations("rollout.one");
	const phases = await getTranslations("rollout.phases");
	const reason = {
		type: "lines",
		name: "grund",
		label: t("plan.reason"),
		hint: t("plan.reasonHint"),
		rows: 2,
	} as const;
	return (
		<div className="flex min-w-0 flex-col gap-32">
			<Section id="planen" title={t("plan.title")}>
				<p>{t("plan.lead")}</p>
				<Form
					id="plan"
					action={planPhaseAction}
					fields={[
						{
							type: "choice",
							name: "phase",
							label: t("plan.phase"),
							options: PHASES.filter((one) => one !== phase).map((value) => ({
								value,
								text: phases(value),
							})),
						},
						{
							type: "date",
							name: "datum",
							label: t("plan.date"),
							width: "half",
						},
						{
							type: "text",
							name: "zeit",
							label: t("plan.time"),
							hint: t("plan.timeHint"),
							width: "half",
						},
						reason,
						// Nothing goes online past the checklist.
						...(phase === "walk-in"
							? []
							: [
									{
										type: "tick",
										name: "trotzdem",
										label: t("plan.anyway"),
									} as const,
								]),
					]}
					sent={{ zeit: ["8:00"] }}
					hidden={{ ...hidden, form: "plan", gesehen: String(newest) }}
					texts={await formTexts(t("plan.submit"))}
				/>
			</Section>
			{isPlanned ? (
				<Section id="zuruecknehmen" title={t("withdraw.title")}>
					<p>{t("withdraw.lead")}</p>
					<Form
						id="ruecknahme"
						action={withdrawPhaseAction}
						fields={[reason]}
						sent={{}}
						hidden={{ ...hidden, form: "ruecknahme", gesehen: String(newest) }}
						texts={await formTexts(t("withdraw.submit"))}
					/>
				</Section>
			) : null}
			<Section id="notieren" title={t("note.title")}>
				<Form
					id="notiz"
					action={noteDecisionAction}
					fields={[{ ...reason, label: t("note.reason"), rows: 3 }]}
					sent={{}}
					hidden={{ ...hidden, form: "notiz" }}
					texts={await formTexts(t("note.submit"))}
				/>
			</Section>
		</div>
	);
}
