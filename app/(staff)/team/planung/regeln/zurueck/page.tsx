import { getTranslations } from "next-intl/server";
import { StaffForm } from "#components/staff-form.tsx";
import { StaffRefused } from "#components/staff-refused.tsx";
import { findRules } from "#lib/planning/queries/find-rules.ts";
import { findSavedChange } from "#lib/planning/queries/list-plan-changes.ts";
import { planning } from "#lib/planning-paths.ts";
import { formTexts } from "../../../../form-texts.ts";
import { firstOf, type SearchParams } from "../../../../search-params.ts";
import { whenOf } from "../../../../when.ts";
import { planningContext } from "../../planning-context.ts";
import { PlanningPage } from "../../planning-page.tsx";
import { ruleLines } from "../../rule-lines.ts";
import { revertRulesAction } from "../actions.ts";
import { revertedRules } from "../answer-rules.ts";

/** Rules as they were before a change. */
export default async function RevertRulesPage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	const params = await searchParams;
	const context = await planningContext(params, "station:write");
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at } = context;
	const found = await findRules(actor, station.id, at);
	const change = await findSavedChange(actor, {
		id: firstOf(params.change),
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
			<StaffForm
				action={revertRulesAction}
				fields={[]}
				values={{}}
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
