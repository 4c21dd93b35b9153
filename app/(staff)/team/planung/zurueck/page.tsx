import { getTranslations } from "next-intl/server";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { listSavedChanges } from "#lib/planning/roster/queries/list-plan-changes.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { rosterContext } from "../_frame/planning-context.ts";
import { changeLines } from "../_review/change-lines.ts";
import { RosterFormPage } from "../_roster/roster-form-page.tsx";

/** Back to how the roster was before a change. */
export default async function RevertPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const params = await searchParams;
	const found = await rosterContext(params);
	if (!found) return <StaffRefused kind="forbidden" />;
	const { context, roster } = found;
	const { actor, station, at } = context;
	const history = await listSavedChanges(actor, station.id, at, ["roster"]);
	if (!history.ok) return <StaffRefused kind="forbidden" />;
	const index = history.value.findIndex(
		({ id }) => id === textOf(params, "change"),
	);
	const change = history.value[index];
	if (!change) return <StaffRefused kind="missing" />;
	const t = await getTranslations("roster.revertForm");
	return (
		<RosterFormPage
			context={context}
			roster={roster}
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
			fields={[]}
			sent={{ change: [change.id] }}
		/>
	);
}
