import { getTranslations } from "next-intl/server";
import { TeamPanel } from "#app/(staff)/team/_frame/team-panel.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { LinkSwitch } from "#components/ui/link-switch.tsx";
import { mayEverywhere } from "#lib/auth/rules/permission.ts";
import { publicHolidayOn } from "#lib/availability/rules/holidays.ts";
import { planning } from "#lib/paths/planning.ts";
import { listClosures } from "#lib/planning/closure/queries/list-closures.ts";
import {
	type CustomDay,
	customDays,
	holidaysOf,
} from "#lib/planning/closure/rules/customs.ts";
import { calendarOf } from "#lib/planning/closure/rules/year.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { type CivilDate, civilDateOf } from "#lib/time.ts";
import { planningContext } from "../_frame/planning-context.ts";
import { PlanningPage } from "../_frame/planning-page.tsx";
import { closureDays, closureScope } from "../_review/closure-words.ts";
import { type DayRow, DayTable } from "./_parts/day-table.tsx";
import { YearSheet } from "./_parts/year-sheet.tsx";

/** A year of a station: holidays, closures, and the days on which the city's houses usually close. */
export default async function CalendarPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const query = await searchParams;
	const context = await planningContext(query, "closure:write");
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, catalog, at } = context;
	const today = civilDateOf(at);
	const thisYear = Number(today.slice(0, 4));
	const years = [thisYear, thisYear + 1, thisYear + 2];
	const year =
		years.find((one) => String(one) === textOf(query, "jahr")) ?? thisYear;
	const found = await listClosures(
		actor,
		station.id,
		`${year}-01-01` as CivilDate,
		`${year}-12-31` as CivilDate,
		at,
	);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const { closures, openHolidays } = found.value;
	const t = await getTranslations("closures");
	const holidayName = await getTranslations("holidays");
	const months = calendarOf(year, {
		closures,
		openHolidays,
		buildingHours: station.buildingHours,
	});
	const stateOn = (date: CivilDate) =>
		months.flat().find((day) => day.date === date)?.state;
	const mayCity = mayEverywhere(actor, "closure:write");
	const holidayRow = (date: CivilDate): DayRow => {
		const holiday = publicHolidayOn(date);
		const isOpen = openHolidays.has(date);
		const isCity = isOpen && openHolidays.get(date) === null;
		return {
			date,
			name: holiday ? holidayName(holiday) : "",
			state: t(isOpen ? "calendar.stateOpen" : "calendar.stateClosed"),
			action:
				date < today
					? null
					: isCity && !mayCity
						? t("calendar.everywhereOnly")
						: {
								href: planning.holiday(station.slug, date),
								text: t(isOpen ? "calendar.closeIt" : "calendar.openIt"),
							},
		};
	};
	const customRow = ({ date, custom }: CustomDay): DayRow => {
		const reason = t(`customs.${custom}`);
		const state = stateOn(date);
		return {
			date,
			name: reason,
			state: t(
				state === "closed"
					? "calendar.stateClosed"
					: state === "partly"
						? "calendar.partly"
						: "calendar.stateNormal",
			),
			action:
				date < today || state === "closed"
					? null
					: {
							href: planning.newClosure(station.slug, { from: date, reason }),
							text: t("calendar.enter"),
						},
		};
	};
	return (
		<PlanningPage
			title={t("calendar.title")}
			current="calendar"
			context={context}
			saved={
				textOf(query, "stand") === "gespeichert" ? t("calendar.saved") : null
			}
		>
			<p className="max-w-column">{t("calendar.lead")}</p>
			<LinkSwitch
				label={t("calendar.years")}
				links={years.map((one) => ({
					href: planning.calendar(station.slug, { year: one }),
					text: String(one),
					isCurrent: one === year,
				}))}
			/>
			<YearSheet months={months} />
			<div className="team-halves">
				<DayTable
					id="feiertage"
					title={t("calendar.holidays")}
					rows={holidaysOf(year).map(holidayRow)}
				/>
				<DayTable
					id="brauchtum"
					title={t("calendar.customs")}
					rows={customDays(year).map(customRow)}
				/>
			</div>
			<TeamPanel titleId="schliessungen" title={t("calendar.closures")}>
				{closures.length === 0 ? (
					<p>{t("changes.noCases")}</p>
				) : (
					<ul className="team-list">
						{closures.map((closure) => (
							<li key={closure.id} className="py-8">
								<strong>{closureDays(closure, t)}</strong>:{" "}
								{closureScope(closure, closure.desk, catalog, t)}
								{closure.reason ? ` – ${closure.reason}` : ""}
							</li>
						))}
					</ul>
				)}
			</TeamPanel>
		</PlanningPage>
	);
}
