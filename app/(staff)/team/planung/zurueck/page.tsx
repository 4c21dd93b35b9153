import { getTranslations } from "next-intl/server";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import {
	firstOf,
	type SearchParams,
} from "#app/[locale]/(citizen)/termine/_choice/choice.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { findRoster } from "#lib/planning/roster/queries/find-roster.ts";
import { listSavedChanges } from "#lib/planning/roster/queries/list-plan-changes.ts";
import { planningContext } from "../_frame/planning-context.ts";
import { changeLines } from "../_review/change-lines.ts";
import { RosterFormPage } from "../_roster/roster-form-page.tsx";

/** Back to how the roster was before a change. */
export default async function RevertPage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	const params = await searchParams;
	const context = await planningContext(params);
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at } = context;
	const found = await findRoster(actor, station.id, at);
	const history = await listSavedChanges(actor, station.id, at, ["roster"]);
	if (!found.ok || !history.ok) return <StaffRefused kind="forbidden" />;
	const index = history.value.findIndex(
		({ id }) => id === firstOf(params.change),
	);
	const change = history.value[index];
	if (!change) return <StaffRefused kind="missing" />;
	const t = await getTranslations("roster.revertForm");
	return (
		<RosterFormPage
			context={context}
			roster={found.value}
			title={t("title")}
			lead={`${t("lead", { date: whenOf(change.at) })} ${t("later", { count: index })}`}
			kind="revert"
			before={
				<ul className="roster-lines">
					{(await changeLines(change)).map((line) => (
						<li key={line}>{line}</li>
					))}
				</ul>
			}
			blocks={[]}
			values={{ change: [change.id] }}
		/>
	);
}
