import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { getDemand } from "#lib/planning/outlook/queries/get-demand.ts";
import {
	capacityOf,
	type DayCapacity,
	type DayDemand,
	demandByWeekday,
} from "#lib/planning/outlook/rules/capacity.ts";
import { findRoster } from "#lib/planning/roster/queries/find-roster.ts";
import { dayDesksOf } from "#lib/planning/roster/rules/plan.ts";
import type { Sent } from "#lib/sent.ts";
import { formatDate } from "#lib/text/format.ts";
import { addDays, civilDateOf, mondayOf } from "#lib/time.ts";
import { hoursText } from "../_frame/hours-text.ts";
import { planningContext } from "../_frame/planning-context.ts";
import { PlanningPage } from "../_frame/planning-page.tsx";
import { OutlookChart } from "./_parts/outlook-chart.tsx";
import { OutlookTable } from "./_parts/outlook-table.tsx";

const WEEKS = 4;

/** What the plan offers in the coming weeks, beside what people wanted in the last ones. */
export default async function OutlookPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const context = await planningContext(await searchParams);
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at } = context;
	const today = civilDateOf(at);
	const past = { from: addDays(today, -7 * WEEKS), until: addDays(today, -1) };
	const found = await findRoster(actor, station.id, at);
	const demand = await getDemand(actor, {
		stationId: station.id,
		...past,
		now: at,
	});
	if (!found.ok || !demand.ok) return <StaffRefused kind="forbidden" />;
	const roster = {
		...found.value,
		openings: found.value.plan.openings,
		desks: dayDesksOf(found.value.plan),
	};
	const coming = capacityOf(
		roster,
		today,
		addDays(mondayOf(today), 7 * WEEKS - 1),
	).filter(isWorth);
	const isKnown = demand.value.some(isUsed);
	// A day counts as open if people came, whatever today's plan says of the past.
	const openDates = new Set([
		...capacityOf(roster, past.from, past.until)
			.filter((day) => total(day) > 0)
			.map(({ date }) => date),
		...demand.value.filter(isUsed).map(({ date }) => date),
	]);
	const weekdays = demandByWeekday(isKnown ? demand.value : [], openDates);
	const t = await getTranslations("roster.outlook");
	return (
		<PlanningPage title={t("title")} current="outlook" context={context}>
			<p className="text-large font-bold">
				{answer(coming, isKnown ? demand.value : [], openDates.size, t)}
			</p>
			<p className="max-w-column">{t("lead")}</p>
			<section aria-labelledby="bild" className="flex flex-col gap-8">
				<Heading id="bild" size="small">
					{t("chart")}
				</Heading>
				<OutlookChart days={coming} weekdays={weekdays} />
			</section>
			<section aria-labelledby="tabelle" className="flex flex-col gap-8">
				<Heading id="tabelle" size="small">
					{t("table")}
				</Heading>
				<OutlookTable days={coming} weekdays={weekdays} />
			</section>
			<Disclosure summary={t("how")}>
				<p className="max-w-column">
					{t("howText", {
						from: formatDate(past.from, "de", "year"),
						until: formatDate(past.until, "de", "year"),
					})}
				</p>
			</Disclosure>
		</PlanningPage>
	);
}

const isUsed = ({ bookedMinutes, walkIns }: DayDemand) =>
	bookedMinutes + walkIns > 0;

const total = ({ minutes }: DayCapacity) =>
	minutes.online + minutes.staff + minutes["walk-in"];

/** Weekends only where something is open. */
const isWorth = (day: DayCapacity) => day.weekday <= 5 || total(day) > 0;

function answer(
	coming: readonly DayCapacity[],
	/** Empty: nobody knows. */
	demand: readonly DayDemand[],
	openDays: number,
	t: Awaited<ReturnType<typeof getTranslations<"roster.outlook">>>,
): string {
	const online = coming.reduce((sum, day) => sum + day.minutes.online, 0);
	if (online === 0) return t("answerNone");
	const days = coming.filter((day) => total(day) > 0).length;
	const offered = {
		online: hoursText(online),
		perDay: hoursText(online / days),
	};
	if (demand.length === 0) return t("answerNew", offered);
	const booked = demand.reduce((sum, day) => sum + day.bookedMinutes, 0);
	return t("answer", {
		...offered,
		booked: hoursText(openDays > 0 ? booked / openDays : 0),
	});
}
