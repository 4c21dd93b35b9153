import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { planningContext } from "#app/(staff)/team/planung/_frame/planning-context.ts";
import { PlanningPage } from "#app/(staff)/team/planung/_frame/planning-page.tsx";
import { ruleLines } from "#app/(staff)/team/planung/_review/rule-lines.ts";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { planning } from "#lib/paths/planning.ts";
import { findSavedChange } from "#lib/planning/roster/queries/list-plan-changes.ts";
import { findRules } from "#lib/planning/settings/queries/find-rules.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { revertedRules } from "../_parts/answer-rules.ts";
import { revertRulesAction } from "../actions.ts";

/** Rules as they were before a change. */
export default async function RevertRulesPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const params = await searchParams;
	const context = await planningContext(params, "station:write");
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at } = context;
	const found = await findRules(actor, station.id, at);
	const change = await findSavedChange(actor, {
		id: textOf(params, "change"),
		stationId: station.id,
		now: at,
	});
	if (!found.ok || !change.ok) return <StaffRefused kind="forbidden" />;
	if (change.value?.what.kind !== "rules")
		return <StaffRefused kind="missing" />;
	const t = await getTranslations("rules");
	const { rules, version } = found.value;
	const { before, after } = change.value.what;
	const lines = await ruleLines(rules, revertedRules(rules, before, after));
	return (
		<PlanningPage
			title={t("revertTitle")}
			current="rules"
			context={{ ...context, stations: [] }}
		>
			<p>
				<a href={planning.history(station.slug)}>
					{(await getTranslations("roster.history"))("title")}
				</a>
			</p>
			<p>{t("revertLead", { date: whenOf(change.value.at) })}</p>
			<ul className="roster-lines">
				{lines.map((line) => (
					<li key={line}>{line}</li>
				))}
			</ul>
			<Form
				action={revertRulesAction}
				fields={[]}
				sent={{}}
				hidden={{
					ort: station.slug,
					change: change.value.id,
					version: String(version),
				}}
				texts={await formTexts(t("revert"))}
			/>
		</PlanningPage>
	);
}
