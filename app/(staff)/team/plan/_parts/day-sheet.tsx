import "./plan.css";
import { useTranslations } from "next-intl";
import { serviceLine } from "#app/(staff)/team/_visit/service-line.tsx";
import type { DayPlan } from "#lib/booking/staff/queries/get-day-plan.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import type { CaseStatus } from "#lib/planning/change/rules/case.ts";
import { formatClock } from "#lib/text/format.ts";
import type { Minute } from "#lib/time.ts";
import { useExceptionWords } from "./exception-words.ts";
import { NowLine } from "./now-line.tsx";
import { PlannedPerson } from "./planned-person.tsx";
import {
	columnOf,
	countMarks,
	heightClass,
	isShort,
	laneClasses,
	lengthClass,
	markOf,
	onSheet,
	rowsClass,
	sheetHours,
} from "./sheet.ts";

/** So many are readable beside each other on upright paper. */
const FEW_DESKS = 6;

const SHADES = {
	online: "plan-online",
	staff: "plan-staff",
	"walk-in": "plan-walk-in",
} as const;

/**
 * Desks beside each other, time downwards. The places are classes: our policy allows no style attributes. The list view
 * says the same in order.
 */
export function DaySheet({
	plan,
	catalog,
	exceptions,
	nowMinute,
}: {
	plan: DayPlan;
	catalog: Catalog;
	/** Without a desk by the plan. */
	exceptions: ReadonlyMap<string, CaseStatus>;
	/** Null on another day. */
	nowMinute: Minute | null;
}) {
	const t = useTranslations("team.plan");
	const marks = useTranslations("team.plan.marks");
	const exceptionOf = useExceptionWords();
	const hours = sheetHours(plan);
	const appointments = onSheet(plan.appointments);
	const lanes = laneClasses(appointments);
	const counts = countMarks(appointments, nowMinute);
	if (plan.windows.length === 0 && appointments.length === 0)
		return <p>{t("closed")}</p>;
	const full = Array.from(
		{ length: (hours.until - hours.from) / 60 },
		(_, index) => hours.from + index * 60,
	);
	const isNowShown =
		nowMinute !== null && hours.from <= nowMinute && nowMinute < hours.until;
	return (
		<>
			{counts.length > 0 ? (
				<p className="no-print">
					{counts
						.map(({ mark, count }) => t("marked", { count, mark: marks(mark) }))
						.join(" · ")}
				</p>
			) : null}
			<Legend />
			<section
				className={`plan-scroll ${plan.desks.length <= FEW_DESKS ? "plan-few" : ""}`}
				aria-label={t("sheet")}
				// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
				tabIndex={0}
			>
				<div className={`plan-sheet ${heightClass(appointments)}`}>
					{plan.desks.map(({ id, name }) => (
						<p key={id} className={`plan-desk ${columnOf(plan, id)}`}>
							{name}
						</p>
					))}
					{full.map((hour) => (
						<p key={hour} className={`plan-hour ${rowsClass(hours, hour)}`}>
							{formatClock(hour, "de")}
						</p>
					))}
					{plan.windows.map(({ deskId, from, until, channel }) => (
						<div
							key={`${deskId} ${from}`}
							className={`plan-window ${SHADES[channel]} ${columnOf(plan, deskId)} ${rowsClass(hours, from, until)}`}
						/>
					))}
					{appointments.map((one) => {
						const mark = markOf(one, nowMinute);
						return (
							<div
								key={one.id}
								className={`plan-appointment plan-${one.status} ${mark === "late" ? "plan-late" : ""} ${columnOf(plan, one.deskId)} ${rowsClass(hours, one.from, one.until)} ${lanes.get(one.id)} ${lengthClass(one)}`}
							>
								{one.reference ? (
									<PlannedPerson
										appointment={one}
										isShort={isShort(one)}
										mark={mark && marks(mark)}
										exception={
											exceptions.has(one.id)
												? exceptionOf(exceptions.get(one.id))
												: null
										}
										services={serviceLine(one.services, catalog)}
									/>
								) : (
									<span className="plan-text">{t("held")}</span>
								)}
							</div>
						);
					})}
					{isNowShown ? (
						<NowLine className={rowsClass(hours, nowMinute)}>
							{t("now", { time: formatClock(nowMinute, "de") })}
						</NowLine>
					) : null}
				</div>
			</section>
		</>
	);
}

function Legend() {
	const t = useTranslations("team.plan");
	return (
		<ul className="plan-legend no-print">
			{(["online", "staff", "walk-in"] as const).map((channel) => (
				<li key={channel}>
					<span className={`plan-swatch ${SHADES[channel]}`} />
					{t(`channels.${channel}`)}
				</li>
			))}
		</ul>
	);
}
