import { useTranslations } from "next-intl";
import type { CalendarDay } from "#lib/planning/closure/rules/year.ts";
import { formatDate, formatMonth, formatWeekday } from "#lib/text/format.ts";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Twelve months at a glance: each day by ground and letter; the lists beneath say the same in words. */
export function YearSheet({
	months,
}: {
	months: readonly (readonly CalendarDay[])[];
}) {
	const t = useTranslations("closures.calendar");
	return (
		<>
			<ul className="year-legend" aria-label={t("legend")}>
				{(["holiday", "openHoliday", "closed", "partly", "open"] as const).map(
					(state) => (
						<li key={state}>
							<span className={`year-day year-${state}`} aria-hidden="true">
								1
							</span>
							{t(state)}
						</li>
					),
				)}
			</ul>
			<div className="year-sheet">
				{months.map((days) => {
					const month = days[0]?.date.slice(0, 7) ?? "";
					return (
						<table key={month} className="year-month">
							<caption>{formatMonth(month, "de").replace(/ \d+$/, "")}</caption>
							<thead>
								<tr>
									{WEEKDAYS.map((weekday) => (
										<th
											key={weekday}
											scope="col"
											abbr={formatWeekday(weekday, "de", "long")}
										>
											{formatWeekday(weekday, "de", "short").slice(0, 2)}
										</th>
									))}
								</tr>
							</thead>
							<tbody>
								{weeksOf(days).map((week) => (
									<tr key={week.find((day) => day)?.date}>
										{week.map((day, index) => (
											<td key={day?.date ?? `${month} ${index}`}>
												{day ? (
													<span className={`year-day year-${day.state}`}>
														<span aria-hidden="true">
															{Number(day.date.slice(8))}
														</span>
														<span className="sr-only">
															{t("day", {
																date: formatDate(day.date, "de", "plain"),
																state: t(day.state),
															})}
														</span>
													</span>
												) : null}
											</td>
										))}
									</tr>
								))}
							</tbody>
						</table>
					);
				})}
			</div>
		</>
	);
}

/** From Monday to Sunday; null where the week belongs to another month. */
function weeksOf(days: readonly CalendarDay[]): (CalendarDay | null)[][] {
	const blanks = (days[0]?.weekday ?? 1) - 1;
	const cells: (CalendarDay | null)[] = [
		...Array.from({ length: blanks }, () => null),
		...days,
	];
	while (cells.length % 7 !== 0) cells.push(null);
	return Array.from({ length: cells.length / 7 }, (_, week) =>
		cells.slice(week * 7, week * 7 + 7),
	);
}
