import { useTranslations } from "next-intl";
import {
	formatClock,
	formatDate,
	formatHours,
	formatList,
	formatSpan,
} from "#lib/format.ts";
import type { DayClosing } from "#lib/planning/day-closing.ts";
import type { GridCell, GridDay, WeekGrid } from "#lib/planning/roster-days.ts";
import type { PlannedDesk } from "#lib/planning/roster-plan.ts";
import { planning } from "#lib/planning-paths.ts";
import type { CivilDate } from "#lib/time.ts";
import { hoursText } from "./hours-text.ts";

/** Desks × days of one week; each opening leads to its form. On a narrow screen each desk is a card. */
export function WeekTable({
	grid,
	station,
	closings,
	openHolidays,
	today,
}: {
	grid: WeekGrid;
	/** Its slug. */
	station: string;
	/** What closures leave of each day. */
	closings: ReadonlyMap<CivilDate, DayClosing>;
	/** Public holidays on which the house opens all the same. */
	openHolidays: ReadonlySet<CivilDate>;
	today: CivilDate;
}) {
	const t = useTranslations("roster");
	return (
		<table className="roster-table" id="plan">
			<caption className="sr-only">{t("grid")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("desk")}</th>
					{grid.days.map((day) => (
						<DayHead
							key={day.date}
							day={day}
							isToday={day.date === today}
							closing={closings.get(day.date)}
							isHoliday={day.isHoliday && !openHolidays.has(day.date)}
						/>
					))}
				</tr>
			</thead>
			<tbody>
				{grid.rows.map(({ desk, cells }) => (
					<tr key={desk.id} className={desk.active ? "" : "roster-idle"}>
						<th scope="row">
							<a href={planning.desk(station, desk.id)}>
								{desk.name}
								<span className="sr-only"> {t("edit")}</span>
							</a>
							<DeskFacts desk={desk} />
						</th>
						{cells.map((cell) => (
							<td
								key={cell.date}
								data-label={formatDate(cell.date, "de", "day")}
							>
								<Cell cell={cell} desk={desk} station={station} />
							</td>
						))}
					</tr>
				))}
			</tbody>
			<tfoot>
				<tr>
					<th scope="row">{t("sum")}</th>
					{grid.days.map(({ date, minutes }) => (
						<td key={date} data-label={formatDate(date, "de", "day")}>
							<ul className="roster-sum">
								{(["online", "staff", "walk-in"] as const).map((channel) => (
									<li key={channel}>
										<span>{t(`channels.${channel}`)}</span>{" "}
										{hoursText(minutes[channel])}
									</li>
								))}
							</ul>
						</td>
					))}
				</tr>
			</tfoot>
		</table>
	);
}

function DayHead({
	day,
	isToday,
	isHoliday,
	closing,
}: {
	day: GridDay;
	isToday: boolean;
	isHoliday: boolean;
	closing: DayClosing | undefined;
}) {
	const t = useTranslations("roster");
	const note = isHoliday
		? t("holiday")
		: closing?.kind === "closed"
			? t("closed")
			: closing?.kind === "partly"
				? t("partlyClosed", {
						hours: formatList(
							closing.hours.map(({ from, until }) =>
								formatHours(from, until, "de"),
							),
							"de",
						),
					})
				: null;
	return (
		<th scope="col" aria-current={isToday ? "date" : undefined}>
			{formatDate(day.date, "de", "short")}
			{note ? <span className="roster-note">{note}</span> : null}
		</th>
	);
}

function DeskFacts({ desk }: { desk: PlannedDesk }) {
	const t = useTranslations("roster");
	return (
		<span className="block text-small font-normal text-muted">
			{desk.serves === null
				? t("servesAll")
				: t("servesSome", { count: desk.serves.length })}
			{desk.active ? null : <strong className="block">{t("outOfUse")}</strong>}
		</span>
	);
}

function Cell({
	cell: { date, openings, isOwnDay },
	desk,
	station,
}: {
	cell: GridCell;
	desk: PlannedDesk;
	station: string;
}) {
	const t = useTranslations("roster");
	const day = formatDate(date, "de", "day");
	return (
		<div className="flex flex-col gap-4">
			{isOwnDay ? (
				<a
					href={planning.day(station, { desk: desk.id, day: date })}
					className="roster-own-day"
				>
					{t("ownDay")}
					<span className="sr-only">
						: {desk.name}, {day}
					</span>
				</a>
			) : null}
			{openings.length === 0 ? (
				<span className="text-small text-muted">{t("none")}</span>
			) : (
				<ul className="flex flex-col gap-4">
					{openings.map(({ id, from, until, channel }) => (
						<li key={id}>
							<a
								href={
									isOwnDay
										? planning.day(station, { desk: desk.id, day: date })
										: planning.opening(station, { id })
								}
								className={`roster-opening roster-${channel}`}
								aria-label={t("editOpening", {
									desk: desk.name,
									day,
									span: formatSpan(from, until, "de"),
									channel: t(`channels.${channel}`),
								})}
							>
								<span className="roster-time">
									{formatClock(from, "de")}–{formatClock(until, "de")}
								</span>{" "}
								<span>{t(`channels.${channel}`)}</span>
							</a>
						</li>
					))}
				</ul>
			)}
			<a
				href={planning.opening(station, { desk: desk.id, day: date })}
				className="roster-add"
				aria-label={t("addAt", { desk: desk.name, day })}
			>
				+ <span>{t("add")}</span>
			</a>
		</div>
	);
}
