import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { Page } from "#components/page/page.tsx";
import { ChoiceSummary } from "#components/service/choice-summary.tsx";
import { newFormKey } from "#lib/auth/secrets/secrets.ts";
import { secondsLeft } from "#lib/booking/hold/commands/admission.ts";
import { findStation, onlineStations } from "#lib/catalog/catalog.ts";
import {
	asksMinor,
	settledMinor,
} from "#lib/catalog/minors/rules/minor-answer.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { findHome } from "#lib/catalog/rules/home.ts";
import {
	isCollecting,
	minutesOf,
	parseSelection,
	selectionEntries,
} from "#lib/catalog/rules/selection.ts";
import { ANY_STATION, paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import {
	addressOf,
	firstOf,
	readChoice,
	type SearchParams,
} from "../_choice/choice.ts";
import { listFreeTimes } from "../_choice/earliest.ts";
import { Calendar } from "./_month/calendar.tsx";
import { ClosedDayList } from "./_month/closed-day-list.tsx";
import { askedView } from "./_parts/asked-view.ts";
import type { WhenContext } from "./_parts/context.ts";
import { NothingFree } from "./_parts/nothing-free.tsx";
import { planOf } from "./_parts/plan.ts";
import { TimeNotice } from "./_parts/time-notice.tsx";
import { chooseTimeAction } from "./actions.ts";

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

	const stations = station ? [station] : onlineStations(catalog);
	const days = await listFreeTimes(stations, selection.value, at, null);
	const today = civilDateOf(at);
	const horizon = Math.max(...stations.map(({ horizonDays }) => horizonDays));
	const plan = planOf(days, view, today, addDays(today, horizon));
	const t = await getTranslations("when");
	// Told to wait; the ticket says since when, and that it is theirs.
	const ticket = firstOf(params.warten).slice(0, 100) || undefined;
	const home = findHome(catalog.stations, asked.home ?? "");
	const context: WhenContext = {
		catalog,
		stations,
		services,
		hold: null,
		today,
		origin: home && { station: home.station, isHome: true },
		...(stations.length > 1 ? { grouping: view.grouping ?? "hour" } : {}),
		address: (part) =>
			to.when(choice, { grouping: view.grouping, ticket, ...part }),
		stationAddress: (slug) => to.when({ ...choice, station: slug }),
		servicesAddress: (services, slug) =>
			to.when({ ...choice, services, station: slug }),
		form: {
			reserve: chooseTimeAction,
			to: to.reserve(choice),
			fields: [
				...services.map((entry) => ["dienst", entry] as const),
				...(minor ? ([["kind", minor]] as const) : []),
				["ort", choice.station],
				// Makes a double click one reservation. A browser that shows this page again after "back" sends it again: then
				// another time frees the first.
				["formular", newFormKey("calendar")],
				...(choice.home ? [["bei", choice.home] as const] : []),
				...(ticket ? [["warten", ticket] as const] : []),
			],
		},
	};
	return (
		<Page
			title={t("title")}
			tabTitle={plan.earliest ? t("title") : t("nothing.title")}
			step={t("step")}
			before={
				<TimeNotice
					{...context}
					days={days}
					params={params}
					secondsLeft={
						ticket
							? await secondsLeft(
									{
										client: await clientAddress(),
										minutes: minutesOf(selection.value),
										ticket,
									},
									at,
								)
							: 0
					}
				/>
			}
			aside={
				<ChoiceSummary
					selection={selection.value}
					changeServices={to.start(choice)}
					minor={{ answer: minor, change: to.minor(choice) }}
					station={{
						name: station?.text.name ?? t("anyStation"),
						lang: station?.text.lang ?? locale,
						change: to.where(choice),
					}}
				/>
			}
		>
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
