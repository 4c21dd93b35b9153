import { getTranslations } from "next-intl/server";
import { PrintButton } from "#components/page/print-button.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { LinkSwitch } from "#components/ui/link-switch.tsx";
import {
	getDayPlan,
	getWeekPlan,
} from "#lib/booking/staff/queries/get-day-plan.ts";
import { team } from "#lib/paths/staff.ts";
import { listExceptions } from "#lib/planning/closure/queries/list-exceptions.ts";
import { getQueue } from "#lib/queue/queries/get-queue.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { formatDate } from "#lib/text/format.ts";
import { addDays, civilDateOf, minuteOf, weekdayOf } from "#lib/time.ts";
import { CompactField } from "../_form/compact-field.tsx";
import { OtherStation } from "../_frame/other-station.tsx";
import { teamStationContext } from "../_frame/team-context.ts";
import { TeamPage } from "../_frame/team-page.tsx";
import { askedPlan } from "./_parts/asked-plan.ts";
import { DayList } from "./_parts/day-list.tsx";
import { DaySheet } from "./_parts/day-sheet.tsx";
import { WeekTable } from "./_parts/week-table.tsx";

const VIEWS = ["plan", "liste", "woche"] as const;

/** A station's day: which desk has whom when. */
export default async function PlanPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const params = await searchParams;
	const asked = textOf(params, "ort");
	const context = await teamStationContext(asked);
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, catalog, station, machine, at } = context;
	const today = civilDateOf(at);
	const { day, view } = askedPlan(params, today);
	const monday = addDays(day, 1 - weekdayOf(day));
	const plan = await getDayPlan(actor, station.id, day, at);
	const week = await getWeekPlan(
		actor,
		station.id,
		monday,
		addDays(monday, 6),
		at,
	);
	if (!plan.ok || !week.ok) return <StaffRefused kind="forbidden" />;
	const exceptions = await listExceptions(station.id, day);
	const queue = await getQueue(actor, station.id, at);
	const t = await getTranslations("team.plan");
	// Another station than this machine's stays on the way through its days.
	const named = station.slug === asked ? { station: asked } : {};
	const step = view === "woche" ? 7 : 1;
	const booked = plan.value.appointments.filter(
		({ status }) => status !== "cancelled" && status !== "held",
	);
	return (
		<TeamPage
			title={t("title")}
			current="plan"
			actor={actor}
			station={station}
			queue={queue.ok ? queue.value : null}
			before={
				<OtherStation seen={station} machine={machine} here={team.plan()} />
			}
		>
			<div className="flex flex-wrap items-end justify-between gap-16 no-print">
				<LinkSwitch
					label={t("views")}
					links={VIEWS.map((one) => ({
						href: team.plan({ day, view: one, ...named }),
						text: t(one),
						isCurrent: one === view,
					}))}
				/>
				<form action="/team/plan" className="flex flex-wrap items-end gap-8">
					{view === "plan" ? null : (
						<input type="hidden" name="ansicht" value={view} />
					)}
					{named.station ? (
						<input type="hidden" name="ort" value={named.station} />
					) : null}
					<CompactField
						id="tag"
						field={{ type: "date", name: "tag", label: t("day") }}
						sent={{ tag: [day] }}
					/>
					<button type="submit" className="team-button">
						{t("show")}
					</button>
				</form>
				<nav aria-label={t("days")} className="flex flex-wrap gap-8">
					<a
						className="team-button"
						href={team.plan({ day: addDays(day, -step), view, ...named })}
					>
						{t(view === "woche" ? "weekBefore" : "dayBefore")}
					</a>
					<a
						className="team-button"
						href={team.plan({ day: today, view, ...named })}
					>
						{t("today")}
					</a>
					<a
						className="team-button"
						href={team.plan({ day: addDays(day, step), view, ...named })}
					>
						{t(view === "woche" ? "weekAfter" : "dayAfter")}
					</a>
				</nav>
				<a
					className="team-button"
					href={team.deskWeeks({ from: day, ...named })}
				>
					{t("weeksLink")}
				</a>
				<a className="team-button" href={team.deskFeeds()}>
					{t("feedsLink")}
				</a>
				<PrintButton text={t("print")} />
			</div>
			<h2 className="kern-heading-small">
				{station.text.name},{" "}
				{view === "woche"
					? t("weekFrom", { date: formatDate(monday, "de", "long") })
					: formatDate(day, "de", "long")}
				{view === "woche" ? null : (
					<span className="font-normal text-muted">
						{" "}
						– {t("count", { count: booked.length })}
					</span>
				)}
			</h2>
			{view === "woche" ? (
				<WeekTable days={week.value} today={today} {...named} />
			) : view === "liste" ? (
				<DayList plan={plan.value} catalog={catalog} exceptions={exceptions} />
			) : (
				<DaySheet
					plan={plan.value}
					catalog={catalog}
					nowMinute={day === today ? minuteOf(at) : null}
					exceptions={exceptions}
				/>
			)}
		</TeamPage>
	);
}
