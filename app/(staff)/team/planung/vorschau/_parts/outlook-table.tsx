import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { hoursText } from "#app/(staff)/team/planung/_frame/hours-text.ts";
import type {
	DayCapacity,
	WeekdayDemand,
} from "#lib/planning/outlook/rules/capacity.ts";
import { formatDate } from "#lib/text/format.ts";
import { mondayOf, type Weekday } from "#lib/time.ts";

/** Fewer people are no figure. */
const FEW = 5;
const COLUMNS = [
	"day",
	"online",
	"staff",
	"walk-in",
	"all",
	"booked",
	"walkIns",
	"note",
] as const;

/** Day by day: offered by channel, wanted on such a weekday. */
export function OutlookTable({
	days,
	weekdays,
}: {
	days: readonly DayCapacity[];
	weekdays: ReadonlyMap<Weekday, WeekdayDemand>;
}) {
	const t = useTranslations("roster.outlook");
	const mondays = [...new Set(days.map(({ date }) => mondayOf(date)))];
	return (
		<table className="team-table outlook-table">
			<caption className="sr-only">{t("table")}</caption>
			<thead>
				<tr>
					{COLUMNS.map((column) => (
						<th key={column} scope="col">
							{t(`columns.${column}`)}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{mondays.map((monday) => (
					<Fragment key={monday}>
						<tr className="outlook-week">
							<th scope="rowgroup" colSpan={COLUMNS.length}>
								{t("weekOf", { from: formatDate(monday, "de", "year") })}
							</th>
						</tr>
						{days
							.filter(({ date }) => mondayOf(date) === monday)
							.map((day) => (
								<Row
									key={day.date}
									day={day}
									demand={weekdays.get(day.weekday)}
								/>
							))}
					</Fragment>
				))}
			</tbody>
		</table>
	);
}

function Row({
	day: { date, minutes, isHoliday },
	demand,
}: {
	day: DayCapacity;
	demand: WeekdayDemand | undefined;
}) {
	const t = useTranslations("roster.outlook");
	const all = minutes.online + minutes.staff + minutes["walk-in"];
	const isShort =
		demand !== undefined &&
		all > 0 &&
		demand.bookedMinutes > minutes.online + minutes.staff;
	const note = isHoliday
		? t("holiday")
		: all === 0
			? t("closed")
			: isShort
				? t("short")
				: "";
	return (
		<tr>
			<th scope="row" data-label={t("columns.day")}>
				{formatDate(date, "de", "short")}
			</th>
			<td data-label={t("columns.online")}>{hoursText(minutes.online)}</td>
			<td data-label={t("columns.staff")}>{hoursText(minutes.staff)}</td>
			<td data-label={t("columns.walk-in")}>{hoursText(minutes["walk-in"])}</td>
			<td data-label={t("columns.all")}>{hoursText(all)}</td>
			<td data-label={t("columns.booked")}>
				{demand ? hoursText(demand.bookedMinutes) : t("unknown")}
			</td>
			<td data-label={t("columns.walkIns")}>
				{demand
					? demand.walkIns < FEW
						? t("few")
						: demand.walkIns
					: t("unknown")}
			</td>
			<td data-label={t("columns.note")}>
				{isShort ? <strong>{note}</strong> : note}
			</td>
		</tr>
	);
}
