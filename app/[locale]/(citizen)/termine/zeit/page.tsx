import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ChoiceSummary } from "#components/choice-summary.tsx";
import { Page } from "#components/page.tsx";
import { newHoldToken } from "#lib/booking/codes.ts";
import { findHold } from "#lib/booking/queries.ts";
import { findStation, onlineStations } from "#lib/catalog/catalog.ts";
import { findHome } from "#lib/catalog/home.ts";
import { asksMinor, settledMinor } from "#lib/catalog/minor-answer.ts";
import { getCatalog } from "#lib/catalog/queries.ts";
import {
	isCollecting,
	parseSelection,
	selectionEntries,
} from "#lib/catalog/selection.ts";
import { now } from "#lib/clock.ts";
import { ANY_STATION, paths } from "#lib/paths.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import {
	addressOf,
	firstOf,
	readChoice,
	type SearchParams,
} from "../choice.ts";
import { listFreeTimes } from "../earliest.ts";
import { chooseTimeAction } from "./actions.ts";
import { askedView } from "./asked-view.ts";
import { Calendar } from "./calendar.tsx";
import { ClosedDayList } from "./closed-day-list.tsx";
import type { WhenContext } from "./context.ts";
import { NothingFree } from "./nothing-free.tsx";
import { OwnTime } from "./own-time.tsx";
import { planOf } from "./plan.ts";
import { TimeNotice } from "./time-notice.tsx";

/** Step 3: when. Choosing a time reserves it. */
export default async function WhenPage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	const locale = await getLocale();
	const to = paths(locale);
	const params = await searchParams;
	const at = now();
	const catalog = await getCatalog(locale);
	const asked = readChoice(params);
	const selection = parseSelection(asked.services, catalog);
	if (!selection.ok || onlineStations(catalog).length === 0)
		redirect(to.start(addressOf(asked)));
	const services = selectionEntries(selection.value);
	if (asksMinor(selection.value, asked.minor))
		redirect(to.minor({ ...addressOf(asked), services }));
	const minor = settledMinor(selection.value, asked.minor) ?? undefined;
	const station = findStation(catalog, asked.station ?? "");
	// What is collected lies in one station.
	const isAny = asked.station === ANY_STATION && !isCollecting(selection.value);
	if (!isAny && (!station || station.phase === "walk-in"))
		redirect(to.where({ ...addressOf(asked), services }));
	const choice = {
		...addressOf(asked),
		services,
		minor,
		station: station?.slug ?? ANY_STATION,
	};
	const view = askedView(params);
	const hold = asked.hold ? await findHold(asked.hold, at) : null;
	// The token makes a double click one reservation, and lets "back" know its own time.
	if (!asked.hold || hold?.state === "booked")
		redirect(
			to.when(
				{ ...choice, hold: newHoldToken() },
				{
					...view,
					notice: hold
						? "already-booked"
						: firstOf(params.hinweis) || undefined,
				},
			),
		);

	const stations = station ? [station] : onlineStations(catalog);
	const days = await listFreeTimes(stations, selection.value, at, hold);
	const today = civilDateOf(at);
	const horizon = Math.max(...stations.map(({ horizonDays }) => horizonDays));
	const plan = planOf(days, view, today, addDays(today, horizon));
	const t = await getTranslations("when");
	const booking = { ...choice, hold: asked.hold };
	const home = findHome(catalog.stations, asked.home ?? "");
	const context: WhenContext = {
		catalog,
		stations,
		services,
		hold,
		today,
		origin: home && { station: home.station, isHome: true },
		...(stations.length > 1 ? { grouping: view.grouping ?? "hour" } : {}),
		address: (part) => to.when(booking, { grouping: view.grouping, ...part }),
		stationAddress: (slug) => to.when({ ...booking, station: slug }),
		servicesAddress: (services, slug) =>
			to.when({ ...booking, services, station: slug }),
		holdAddress: to.hold(booking.hold),
		form: {
			action: chooseTimeAction,
			fields: [
				...services.map((entry) => ["dienst", entry] as const),
				...(minor ? ([["kind", minor]] as const) : []),
				["ort", booking.station],
				["r", booking.hold],
				...(booking.home ? [["bei", booking.home] as const] : []),
			],
		},
	};
	return (
		<Page
			title={t("title")}
			tabTitle={plan.earliest ? t("title") : t("nothing.title")}
			step={t("step")}
			before={<TimeNotice {...context} days={days} params={params} />}
			aside={
				<ChoiceSummary
					selection={selection.value}
					changeServices={to.start(booking)}
					minor={{ answer: minor, change: to.minor(booking) }}
					station={{
						name: station?.text.name ?? t("anyStation"),
						lang: station?.text.lang ?? locale,
						change: to.where(booking),
					}}
				/>
			}
		>
			{hold?.minorCase === (minor ?? null) ? <OwnTime {...context} /> : null}
			{plan.earliest ? (
				<Calendar {...context} plan={plan} days={days} />
			) : (
				<NothingFree {...context} selection={selection.value} now={at} />
			)}
			<ClosedDayList
				stations={stations}
				services={selection.value.map(({ service }) => service)}
				month={plan.month}
				today={today}
			/>
		</Page>
	);
}
