import { useTranslations } from "next-intl";
import type { DeskDay } from "#lib/planning/outlook/rules/desk-day.ts";
import { formatDate } from "#lib/text/format.ts";
import type { CivilDate } from "#lib/time.ts";
import { DeskCell, useStateWords } from "./desk-cell.tsx";
import { DayNote } from "./week-sheet.tsx";
import type { ShownStation, WeeksView } from "./weeks-view.ts";

/** The same week where seven columns are too many: day after day, in each the desks in their order. */
export function WeekByDay({
	dates,
	stations,
	view,
}: {
	dates: readonly CivilDate[];
	stations: readonly ShownStation[];
	view: WeeksView;
}) {
	return (
		<div className="desk-weeks-narrow">
			{dates.map((date) => (
				<section key={date}>
					<h3
						className="desk-weeks-day"
						aria-current={date === view.today ? "date" : undefined}
					>
						{formatDate(date, "de", "day")}
						<DayNote date={date} view={view} />
					</h3>
					{stations.map((station) => (
						<DayOfStation
							key={station.slug}
							date={date}
							station={station}
							isOneOfSeveral={stations.length > 1}
							view={view}
						/>
					))}
				</section>
			))}
		</div>
	);
}

function DayOfStation({
	date,
	station,
	isOneOfSeveral,
	view,
}: {
	date: CivilDate;
	station: ShownStation;
	isOneOfSeveral: boolean;
	view: WeeksView;
}) {
	const t = useTranslations("team.plan.weeks");
	const stateOf = useStateWords(view);
	const rows = station.desks.flatMap(({ desk, days }) => {
		const day = days.find((one) => one.date === date);
		return day ? [{ desk, day }] : [];
	});
	const common = commonState(
		rows.map(({ day }) => day),
		stateOf,
	);
	return (
		<>
			{isOneOfSeveral ? <h4>{station.name}</h4> : null}
			{common ? (
				<p>
					{t("allSame")}: {common}
				</p>
			) : (
				<ul className="desk-weeks-desks">
					{rows.map(({ desk, day }) => (
						<li key={desk.id} className={`desk-${day.state}`}>
							<strong>{desk.name}</strong>
							<DeskCell
								day={day}
								desk={desk.name}
								station={station.slug}
								view={view}
							/>
						</li>
					))}
				</ul>
			)}
		</>
	);
}

/** Said once if all desks are closed for the same reason and nothing has to be done about it. */
function commonState(
	days: readonly DeskDay[],
	stateOf: (day: DeskDay) => string,
): string | null {
	const [first] = days;
	if (!first || days.length < 2) return null;
	const text = stateOf(first);
	const isCommon = days.every(
		(day) =>
			ALL_AT_ONCE.includes(day.state) &&
			stateOf(day) === text &&
			day.conflicts.length === 0 &&
			day.appointments === 0,
	);
	return isCommon ? text : null;
}

const ALL_AT_ONCE: readonly DeskDay["state"][] = ["holiday", "closed", "gone"];
