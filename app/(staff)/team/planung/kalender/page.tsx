import { getTranslations } from "next-intl/server";
import {
	firstOf,
	type SearchParams,
} from "#app/[locale]/(citizen)/termine/choice.ts";
import { StaffRefused } from "#components/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { LinkSwitch } from "#components/ui/link-switch.tsx";
import { mayEverywhere } from "#lib/auth/permission.ts";
import { publicHolidayOn } from "#lib/availability/holidays.ts";
import { formatDate } from "#lib/format.ts";
import { customDays, holidaysOf } from "#lib/planning/customs.ts";
import { listClosures } from "#lib/planning/queries/list-closures.ts";
import { calendarOf } from "#lib/planning/year.ts";
import { planning } from "#lib/planning-paths.ts";
import { type CivilDate, civilDateOf } from "#lib/time.ts";
import { closureDays, closureScope } from "../closure-words.ts";
import { planningContext } from "../planning-context.ts";
import { PlanningPage } from "../planning-page.tsx";
import { YearSheet } from "./year-sheet.tsx";

/** A year of a station: holidays, closures, and the days on which the city's houses usually close. */
export default async function CalendarPage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	const query = await searchParams;
	const context = await planningContext(query, "closure:write");
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, catalog, at } = context;
	const today = civilDateOf(at);
	const thisYear = Number(today.slice(0, 4));
	const years = [thisYear, thisYear + 1, thisYear + 2];
	const year =
		years.find((one) => String(one) === firstOf(query.jahr)) ?? thisYear;
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
		openWeekdays: new Set(station.buildingHours.map(({ weekday }) => weekday)),
	});
	const stateOn = (date: CivilDate) =>
		months.flat().find((day) => day.date === date)?.state;
	const mayCity = mayEverywhere(actor, "closure:write");
	const day = (date: CivilDate) => formatDate(date, "de", "short");
	return (
		<PlanningPage
			title={t("calendar.title")}
			current="calendar"
			context={context}
			before={
				firstOf(query.stand) === "gespeichert" ? (
					<Alert
						kind="success"
						title={t("calendar.saved")}
						role="status"
						autoFocus
					/>
				) : null
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
				<section className="team-panel" aria-labelledby="feiertage">
					<h2 id="feiertage" className="kern-heading-small">
						{t("calendar.holidays")}
					</h2>
					<table className="team-table">
						<thead>
							<tr>
								<th scope="col">{t("calendar.when")}</th>
								<th scope="col">{t("calendar.what")}</th>
								<th scope="col">{t("calendar.state")}</th>
								<th scope="col">{t("calendar.action")}</th>
							</tr>
						</thead>
						<tbody>
							{holidaysOf(year).map((date) => {
								const holiday = publicHolidayOn(date);
								const isOpen = openHolidays.has(date);
								const isCity = isOpen && openHolidays.get(date) === null;
								const name = holiday ? holidayName(holiday) : "";
								return (
									<tr key={date}>
										<td data-label={t("calendar.when")}>{day(date)}</td>
										<th scope="row" data-label={t("calendar.what")}>
											{name}
										</th>
										<td data-label={t("calendar.state")}>
											{t(
												isOpen ? "calendar.stateOpen" : "calendar.stateClosed",
											)}
										</td>
										<td data-label={t("calendar.action")}>
											{date < today ? null : isCity && !mayCity ? (
												<span className="text-muted">
													{t("calendar.everywhereOnly")}
												</span>
											) : (
												<a
													className="team-button"
													href={planning.holiday(station.slug, date)}
												>
													{t(isOpen ? "calendar.closeIt" : "calendar.openIt")}
													<span className="sr-only">: {name}</span>
												</a>
											)}
										</td>
									</tr>
								);
							})}
						</tbody>
					</table>
				</section>
				<section className="team-panel" aria-labelledby="brauchtum">
					<h2 id="brauchtum" className="kern-heading-small">
						{t("calendar.customs")}
					</h2>
					<table className="team-table">
						<thead>
							<tr>
								<th scope="col">{t("calendar.when")}</th>
								<th scope="col">{t("calendar.what")}</th>
								<th scope="col">{t("calendar.state")}</th>
								<th scope="col">{t("calendar.action")}</th>
							</tr>
						</thead>
						<tbody>
							{customDays(year).map(({ date, custom }) => {
								const name = t(`customs.${custom}`);
								const state = stateOn(date);
								return (
									<tr key={date}>
										<td data-label={t("calendar.when")}>{day(date)}</td>
										<th scope="row" data-label={t("calendar.what")}>
											{name}
										</th>
										<td data-label={t("calendar.state")}>
											{t(
												state === "closed"
													? "calendar.stateClosed"
													: state === "partly"
														? "calendar.partly"
														: "calendar.stateNormal",
											)}
										</td>
										<td data-label={t("calendar.action")}>
											{date < today || state === "closed" ? null : (
												<a
													className="team-button"
													href={planning.newClosure(station.slug, {
														from: date,
														reason: name,
													})}
												>
													{t("calendar.enter")}
													<span className="sr-only">: {name}</span>
												</a>
											)}
										</td>
									</tr>
								);
							})}
						</tbody>
					</table>
				</section>
			</div>
			<section className="team-panel" aria-labelledby="schliessungen">
				<h2 id="schliessungen" className="kern-heading-small">
					{t("calendar.closures")}
				</h2>
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
			</section>
		</PlanningPage>
	);
}
