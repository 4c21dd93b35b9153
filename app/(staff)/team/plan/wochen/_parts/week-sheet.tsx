import { useTranslations } from "next-intl";
import type { PlannedDesk } from "#lib/planning/roster/rules/plan.ts";
import { formatDate } from "#lib/text/format.ts";
import type { CivilDate } from "#lib/time.ts";
import { DeskCell } from "./desk-cell.tsx";
import type { ShownStation, WeeksView } from "./weeks-view.ts";

/** One week as a table: a row for each desk, a column for each day. */
export function WeekSheet({
	title,
	dates,
	stations,
	view,
}: {
	title: string;
	/** The days that are shown. */
	dates: readonly CivilDate[];
	stations: readonly ShownStation[];
	view: WeeksView;
}) {
	const t = useTranslations("team.plan.weeks");
	return (
		<table className="desk-weeks-wide">
			<caption className="sr-only">{title}</caption>
			<thead>
				<tr>
					<th scope="col">{t("desk")}</th>
					{dates.map((date) => (
						<th
							key={date}
							scope="col"
							aria-current={date === view.today ? "date" : undefined}
						>
							{formatDate(date, "de", "short")}
							<DayNote date={date} view={view} />
						</th>
					))}
				</tr>
			</thead>
			{stations.map((station) => (
				<tbody key={station.slug}>
					{stations.length > 1 ? (
						<tr>
							<th scope="rowgroup" colSpan={dates.length + 1}>
								{station.name}
							</th>
						</tr>
					) : null}
					{station.desks.map(({ desk, days }) => (
						<tr key={desk.id}>
							<th scope="row">
								{desk.name}
								<Skills desk={desk} view={view} />
							</th>
							{days
								.filter(({ date }) => dates.includes(date))
								.map((day) => (
									<td key={day.date} className={`desk-${day.state}`}>
										<DeskCell
											day={day}
											desk={desk.name}
											station={station.slug}
											view={view}
										/>
									</td>
								))}
						</tr>
					))}
				</tbody>
			))}
		</table>
	);
}

/** The name of a public holiday, also where the house opens on it. */
export function DayNote({ date, view }: { date: CivilDate; view: WeeksView }) {
	const names = useTranslations("holidays");
	const holiday = view.holidayOn(date);
	return holiday ? <span className="roster-note">{names(holiday)}</span> : null;
}

/** What the desk serves: all, or a list that opens. */
function Skills({ desk, view }: { desk: PlannedDesk; view: WeeksView }) {
	const t = useTranslations("team.plan.weeks");
	const names = desk.serves?.flatMap((id) => view.serviceNames.get(id) ?? []);
	return (
		<div className="desk-skills">
			{names === undefined ? (
				t("servesAll")
			) : (
				<details>
					<summary>{t("serves", { count: names.length })}</summary>
					<ul>
						{names.map((name) => (
							<li key={name}>{name}</li>
						))}
					</ul>
				</details>
			)}
			{desk.active ? null : <strong>{t("outOfUse")}</strong>}
		</div>
	);
}
