import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { Form } from "#components/form/form.tsx";
import type { RulesView } from "#lib/planning/settings/queries/find-rules.ts";
import type { RulePart } from "#lib/planning/settings/rules/station-rules.ts";
import { changeRulesAction } from "../actions.ts";
import { ruleFields, ruleValues } from "./fields.ts";

/** One part of the rules; the others stay as they are when it is saved. */
export async function RulesForm({
	station,
	part,
	view,
}: {
	/** Its slug. */
	station: string;
	part: RulePart;
	view: RulesView;
}) {
	const t = await getTranslations("rules");
	return (
		<Form
			id={`regeln-${part}`}
			action={changeRulesAction}
			fields={await ruleFields(part)}
			sent={ruleValues(part, view.rules)}
			hidden={{ ort: station, form: part, version: String(view.version) }}
			texts={await formTexts(t("save"))}
		/>
	);
}
