import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { Form } from "#components/form/form.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { MEASURE_NAMES } from "#lib/pilot/rollout/rules/criteria.ts";
import { addCriterionAction } from "../actions.ts";

/** A new criterion. */
export async function CriterionForm() {
	const t = await getTranslations("rollout.criteria");
	const measures = await getTranslations("figures.measures");
	return (
		<>
			<Heading level={3}>{t("new")}</Heading>
			<Form
				id="kriterium-neu"
				action={addCriterionAction}
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
						width: "half",
					},
					{
						type: "text",
						name: "tage",
						label: t("daysLabel"),
						hint: t("daysHint"),
						width: "half",
					},
				]}
				sent={{ richtung: ["at-most"], tage: ["28"] }}
				hidden={{ form: "kriterium-neu" }}
				texts={await formTexts(t("add"))}
			/>
		</>
	);
}
