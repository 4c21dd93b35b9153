import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { parseCivilDate } from "#lib/civil-date.ts";
import { closingOf } from "#lib/planning/closure/rules/day-closing.ts";
import { findRoster } from "#lib/planning/roster/queries/find-roster.ts";
import { findConflicts, isOver } from "#lib/planning/roster/rules/conflicts.ts";
import { weekGrid } from "#lib/planning/roster/rules/days.ts";
import { dayDesksOf } from "#lib/planning/roster/rules/plan.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { formatDate } from "#lib/text/format.ts";
import { addDays, civilDateOf, mondayOf } from "#lib/time.ts";
import { planningContext } from "./_frame/planning-context.ts";
import { PlanningPage } from "./_frame/planning-page.tsx";
import { ChannelLegend } from "./_roster/channel-mark.tsx";
import { ConflictList } from "./_roster/conflict-list.tsx";
import { conflictLines } from "./_roster/conflict-words.ts";
import { OpeningTable } from "./_roster/opening-table.tsx";
import { RosterActions } from "./_roster/roster-actions.tsx";
import { WeekTable } from "./_roster/week-grid.tsx";
import { WeekSwitch } from "./_roster/week-switch.tsx";

const NOTICES = ["gespeichert", "unveraendert"] as const;

/** Which desks are open when, and for whom. */
export default async function RosterPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const params = await searchParams;
	const context = await planningContext(params);
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, catalog, station, at } = context;
	const found = await findRoster(actor, station.id, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const { plan, house, closures, openHolidays } = found.value;
	const t = await getTranslations("roster");
	const today = civilDateOf(at);
	const monday = mondayOf(parseCivilDate(textOf(params, "woche")) ?? today);
	const houseDays = new Set(house.buildingHours.map(({ weekday }) => weekday));
	const grid = weekGrid(plan, monday, houseDays);
	const lines = await conflictLines(findConflicts(plan, house), {
		plan,
		house,
		catalog,
		station: station.slug,
	});
	const notice = NOTICES.find((one) => one === textOf(params, "stand"));
	return (
		<PlanningPage
			title={t("title")}
			current="roster"
			context={context}
			before={
				notice ? (
					<Alert kind="success" role="status" title={t(`notices.${notice}`)} />
				) : null
			}
		>
			<ConflictList lines={lines} />
			<RosterActions station={station.slug} day={monday} />
			<div className="flex flex-wrap items-end justify-between gap-16">
				<Heading size="small">
					{t("week", {
						from: formatDate(monday, "de", "plain"),
						until: formatDate(addDays(monday, 6), "de", "year"),
					})}
				</Heading>
				<WeekSwitch station={station.slug} monday={monday} today={today} />
			</div>
			<ChannelLegend />
			<WeekTable
				grid={grid}
				station={station.slug}
				closings={
					new Map(
						grid.days.map(({ date }) => [
							date,
							closingOf(
								{
									desks: dayDesksOf(plan),
									openings: plan.openings,
									closures,
									openHolidays,
								},
								station.id,
								date,
							),
						]),
					)
				}
				openHolidays={openHolidays}
				today={today}
			/>
			<details className="disclosure">
				<summary className="team-summary">
					<h2 className="kern-heading-small">{t("list")}</h2>
				</summary>
				<p className="text-muted">{t("listLead")}</p>
				<OpeningTable
					plan={{
						...plan,
						openings: plan.openings.filter(
							(opening) => !isOver(opening, today),
						),
					}}
					station={station.slug}
				/>
			</details>
		</PlanningPage>
	);
}
