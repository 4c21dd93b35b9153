import { getTranslations } from "next-intl/server";
import { StaffForm } from "#components/staff-form.tsx";
import { textOf } from "#components/staff-form-state.ts";
import type { Actor } from "#lib/auth/permission.ts";
import type { RulesView } from "#lib/planning/queries/find-rules.ts";
import type { RulePart } from "#lib/planning/rules.ts";
import { formTexts } from "../../../form-texts.ts";
import { keptOr } from "../../../kept.tsx";
import { changeRulesAction } from "./actions.ts";
import { ruleFields, ruleValues } from "./fields.ts";

/** One part of the rules; the others stay as they are when it is saved. */
export async function RulesForm({
	actor,
	station,
	part,
	view,
}: {
	actor: Actor;
	/** Its slug. */
	station: string;
	part: RulePart;
	view: RulesView;
}) {
	const t = await getTranslations("rules");
	const { values, before } = await keptOr(
		actor,
		{
			...ruleValues(part, view.rules),
			version: [String(view.version)],
		},
		part,
	);
	return (
		<StaffForm
			id={`regeln-${part}`}
			action={changeRulesAction}
			fields={await ruleFields(part)}
			values={values}
			hidden={{ ort: station, form: part, version: textOf(values, "version") }}
			before={before}
			texts={await formTexts(t("save"))}
		/>
	);
}
