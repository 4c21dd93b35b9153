import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { keptOr } from "#app/(staff)/_parts/kept.tsx";
import { StaffForm } from "#components/staff/staff-form.tsx";
import { Heading } from "#components/ui/heading.tsx";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { MEASURE_NAMES } from "#lib/pilot/rollout/rules/criteria.ts";
import { addCriterionAction } from "../actions.ts";

/** A new criterion. */
export async function CriterionForm({ actor }: { actor: Actor }) {
	const t = await getTranslations("rollout.criteria");
	const measures = await getTranslations("figures.measures");
	const { values, before } = await keptOr(
		actor,
		{ richtung: ["at-most"], tage: ["28"] },
		"kriterium-neu",
	);
	return (
		<>
			<Heading level={3}>{t("new")}</Heading>
			<StaffForm
				id="kriterium-neu"
				action={addCriterionAction}
				before={before}
				fields={[
					{
						type: "list",
						name: "was",
						label: t("measure"),
						options: [
							{ value: "", text: t("choose") },
							...MEASURE_NAMES.map((value) => ({
								value,
								text: measures(value),
							})),
						],
					},
					{
						type: "choice",
						name: "richtung",
						label: t("boundLabel"),
						options: [
							{ value: "at-most", text: t("atMost") },
							{ value: "at-least", text: t("atLeast") },
						],
					},
					{
						type: "text",
						name: "schwelle",
						label: t("threshold"),
						hint: t("thresholdHint"),
						half: true,
					},
					{
						type: "text",
						name: "tage",
						label: t("daysLabel"),
						hint: t("daysHint"),
						half: true,
					},
				]}
				values={values}
				hidden={{ form: "kriterium-neu" }}
				texts={await formTexts(t("add"))}
			/>
		</>
	);
}
