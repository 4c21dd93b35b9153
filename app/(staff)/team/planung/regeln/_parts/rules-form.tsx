import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { keptOr } from "#app/(staff)/_parts/kept.tsx";
import { StaffForm } from "#components/staff/staff-form.tsx";
import { textOf } from "#components/staff/staff-form-state.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { RulesView } from "#lib/planning/settings/queries/find-rules.ts";
import type { RulePart } from "#lib/planning/settings/rules/station-rules.ts";
import { changeRulesAction } from "../actions.ts";
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
