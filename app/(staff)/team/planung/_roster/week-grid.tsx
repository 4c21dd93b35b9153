import { useTranslations } from "next-intl";
import { planning } from "#lib/paths/planning.ts";
import type { DayClosing } from "#lib/planning/closure/rules/day-closing.ts";
import type {
	GridCell,
	GridDay,
	WeekGrid,
} from "#lib/planning/roster/rules/days.ts";
import type { PlannedDesk } from "#lib/planning/roster/rules/plan.ts";
import {
	formatClock,
	formatDate,
	formatHours,
	formatList,
	formatSpan,
} from "#lib/text/format.ts";
import type { CivilDate } from "#lib/time.ts";
import { hoursText } from "../_frame/hours-text.ts";

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
	const noteOf = useNotes({ grid, closings, openHolidays });
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
							note={noteOf.get(day.date)}
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
								className={noteOf.get(cell.date)?.isShut ? "roster-idle" : ""}
							>
								<Cell
									cell={cell}
									desk={desk}
									station={station}
									note={noteOf.get(cell.date)}
								/>
							</td>
						))}
					</tr>
				))}
			</tbody>
			<tfoot>
				<tr>
					<th scope="row">{t("sum")}</th>
					{grid.days.map(({ date, minutes }) => (
						<td
							key={date}
							data-label={formatDate(date, "de", "day")}
							className={noteOf.get(date)?.isShut ? "roster-idle" : ""}
						>
							{noteOf.get(date)?.isShut ? (
								noteOf.get(date)?.text
							) : (
								<ul className="roster-sum">
									{(["online", "staff", "walk-in"] as const).map((channel) => (
										<li key={channel}>
											<span>{t(`channels.${channel}`)}</span>{" "}
											{hoursText(minutes[channel])}
										</li>
									))}
								</ul>
							)}
						</td>
					))}
				</tr>
			</tfoot>
		</table>
	);
}

/** What keeps a day from being as it is planned. */
interface DayNote {
	text: string;
	/** The whole day: nothing of what is planned takes place. */
	isShut: boolean;
}

function useNotes({
	grid,
	closings,
	openHolidays,
}: Pick<
	Parameters<typeof WeekTable>[0],
	"grid" | "closings" | "openHolidays"
>): ReadonlyMap<CivilDate, DayNote> {
	const t = useTranslations("roster");
	return new Map(
		grid.days.flatMap(({ date, isHoliday }): [CivilDate, DayNote][] => {
			if (isHoliday && !openHolidays.has(date))
				return [[date, { text: t("holiday"), isShut: true }]];
			const closing = closings.get(date);
			if (closing?.kind === "closed")
				return [[date, { text: t("closed"), isShut: true }]];
			if (closing?.kind !== "partly") return [];
			const hours = closing.hours.map(({ from, until }) =>
				formatHours(from, until, "de"),
			);
			const text = t("partlyClosed", { hours: formatList(hours, "de") });
			return [[date, { text, isShut: false }]];
		}),
	);
}

function DayHead({
	day,
	isToday,
	note,
}: {
	day: GridDay;
	isToday: boolean;
	note: DayNote | undefined;
}) {
	return (
		<th scope="col" aria-current={isToday ? "date" : undefined}>
			{formatDate(day.date, "de", "short")}
			{note ? <span className="roster-note">{note.text}</span> : null}
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
	note,
}: {
	cell: GridCell;
	desk: PlannedDesk;
	station: string;
	note: DayNote | undefined;
}) {
	const t = useTranslations("roster");
	const day = formatDate(date, "de", "day");
	return (
		<div className="flex flex-col gap-4">
			{note ? <p className="roster-card-note">{note.text}</p> : null}
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
