import { useTranslations } from "next-intl";
import { hoursText } from "#app/(staff)/team/planung/_frame/hours-text.ts";
import type { Span } from "#lib/availability/rules/span.ts";
import { planning } from "#lib/paths/planning.ts";
import { team } from "#lib/paths/staff.ts";
import type {
	DeskConflict,
	DeskDay,
} from "#lib/planning/outlook/rules/desk-day.ts";
import { formatClock, formatDate, formatList } from "#lib/text/format.ts";
import { clockChange } from "#lib/time.ts";
import type { WeeksView } from "./weeks-view.ts";

/** One desk on one day: who is served when, what keeps it from being so, and how full it is. */
export function DeskCell({
	day,
	desk,
	station,
	view,
}: {
	day: DeskDay;
	/** Its name. */
	desk: string;
	/** Its slug. */
	station: string;
	view: WeeksView;
}) {
	const t = useTranslations("team.plan.weeks");
	const channel = useTranslations("roster.channels");
	const stateOf = useStateWords(view);
	const conflict = useConflictWords();
	const named = t("cell", { desk, day: formatDate(day.date, "de", "day") });
	const reasons = reasonsOf(day, view);
	return (
		<div className="desk-day">
			<a href={team.plan({ day: day.date, station })} className="desk-day-link">
				{day.state === "open" ? hoursOf(day) : stateOf(day)}
				<span className="sr-only">: {named}</span>
			</a>
			{day.hours.length > 0 ? (
				<ul className="desk-day-hours">
					{day.hours.map((span) => (
						<li
							key={span.from}
							className={`roster-opening roster-${span.channel}`}
						>
							<span className="roster-time">{hours([span])}</span>{" "}
							<span>{channel(span.channel)}</span>
						</li>
					))}
				</ul>
			) : null}
			{day.breaks.length > 0 && day.state === "open" ? (
				<p>{t("break", { hours: hours(day.breaks) })}</p>
			) : null}
			{day.state === "open" && day.closed.length > 0 ? (
				<p className="desk-day-closed">
					{reasons.length > 0
						? t("because", {
								text: t("closedHours", { hours: hours(day.closed) }),
								reason: formatList(reasons, "de"),
							})
						: t("closedHours", { hours: hours(day.closed) })}
				</p>
			) : null}
			{day.closedServices.map(({ serviceIds, from, until }) => (
				<p key={`${from} ${serviceIds.join()}`}>
					{from === 0 && until === 1440
						? t("closedServiceAllDay", {
								service: servicesOf(serviceIds, view),
							})
						: t("closedService", {
								service: servicesOf(serviceIds, view),
								hours: hours([{ from, until }]),
							})}
				</p>
			))}
			{day.hours.length > 0 && clockChange(day.date) ? (
				<p>{t("clockChange")}</p>
			) : null}
			{day.kept > 0 ? <p>{t("kept", { span: hoursText(day.kept) })}</p> : null}
			{day.alsoOnline > 0 ? <p>{t("alsoOnline")}</p> : null}
			<Share day={day} />
			{day.conflicts.map((one) => (
				<p key={one.kind} className="desk-day-conflict">
					<span aria-hidden="true">⚠ </span>
					{conflict(one)}
				</p>
			))}
			{view.mayPlan.has(station) ? (
				<a
					href={planning.day(station, { desk: day.deskId, day: day.date })}
					className="desk-day-change no-print"
				>
					{t("change")}
					<span className="sr-only">: {named}</span>
				</a>
			) : null}
		</div>
	);
}

/** How much of what can be booked is booked, in words and as a bar; none where nobody can book, and of days that are over. */
function Share({ day }: { day: DeskDay }) {
	const t = useTranslations("team.plan.weeks");
	const count = t("appointments", { count: day.appointments });
	if (day.bookable === 0)
		return day.hours.length > 0 ? (
			<p>
				{t("noBooking")}
				{day.appointments > 0 ? ` · ${count}` : ""}
			</p>
		) : day.appointments > 0 ? (
			<p>{count}</p>
		) : null;
	if (day.taken === null) return <p>{count}</p>;
	return (
		<div className="desk-day-share">
			<meter
				className="team-meter"
				min={0}
				max={day.bookable}
				value={day.taken}
				aria-label={t("takenLabel")}
			/>
			<p>
				{t("taken", { share: Math.round((day.taken / day.bookable) * 100) })} ·{" "}
				{count}
			</p>
		</div>
	);
}

/** "8:00–12:00, 13:00–16:00" */
const hours = (spans: readonly Span[]) =>
	spans
		.map(
			({ from, until }) =>
				`${formatClock(from, "de")}–${until === 1440 ? "24:00" : formatClock(until, "de")}`,
		)
		.join(", ");

/** From the first to the last minute; what lies between stands below. */
const hoursOf = ({ hours: spans }: DeskDay) =>
	hours([
		{
			from: Math.min(...spans.map(({ from }) => from)),
			until: Math.max(...spans.map(({ until }) => until)),
		},
	]);

const servicesOf = (ids: readonly number[], { serviceNames }: WeeksView) =>
	formatList(
		ids.flatMap((id) => serviceNames.get(id) ?? []),
		"de",
	);

const reasonsOf = (day: DeskDay, { reasons }: WeeksView) => [
	...new Set(day.closureIds.flatMap((id) => reasons.get(id) ?? [])),
];

/** Why nobody sits there, with the name of the holiday or the reason of the closure. */
export function useStateWords(view: WeeksView): (day: DeskDay) => string {
	const t = useTranslations("team.plan.weeks");
	const holidays = useTranslations("holidays");
	return (day) => {
		const { state, date } = day;
		if (state === "open") return "";
		if (state === "unplanned")
			return t(date < view.today ? "state.noPlan" : "state.unplanned");
		const holiday = view.holidayOn(date);
		if (state === "holiday" && holiday)
			return t("named", { state: t("state.holiday"), name: holidays(holiday) });
		const reasons = reasonsOf(day, view);
		return state === "closed" && reasons.length > 0
			? t("named", {
					state: t("state.closed"),
					name: formatList(reasons, "de"),
				})
			: t(`state.${state}`);
	};
}

export function useConflictWords(): (conflict: DeskConflict) => string {
	const t = useTranslations("team.plan.weeks.conflicts");
	return ({ kind, spans }) => t(kind, { hours: hours(spans) });
}
