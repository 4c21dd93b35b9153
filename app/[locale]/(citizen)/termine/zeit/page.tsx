import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { askedView } from "#components/calendar/asked-view.ts";
import { Calendar } from "#components/calendar/calendar.tsx";
import { ClosedDayList } from "#components/calendar/closed-day-list.tsx";
import type { WhenContext } from "#components/calendar/context.ts";
import { planOf } from "#components/calendar/plan.ts";
import { TimeNotice } from "#components/calendar/time-notice.tsx";
import { NothingFree } from "#components/nothing-free/nothing-free.tsx";
import { Page } from "#components/page/page.tsx";
import { ChoiceSummary } from "#components/service/choice-summary.tsx";
import { newFormKey } from "#lib/auth/secrets/secrets.ts";
import { secondsLeft } from "#lib/booking/hold/commands/admission.ts";
import { listFreeTimes } from "#lib/booking/queries/free-times.ts";
import { onlineStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import {
	choiceFields,
	chosenFor,
	readChoice,
} from "#lib/catalog/rules/choice.ts";
import { findHome } from "#lib/catalog/rules/home.ts";
import { minutesOf } from "#lib/catalog/rules/selection.ts";
import { freshValue } from "#lib/finished/fresh.ts";
import { paths } from "#lib/paths/citizen.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import { exactNow, now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import { chooseTimeAction } from "./actions.ts";

const calendarKey = () => newFormKey("calendar");

/** Step 3: when. Choosing a time reserves it. */
export default async function WhenPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const locale = await getLocale();
	const to = paths(locale);
	const params = await searchParams;
	const at = exactNow();
	const catalog = await getCatalog(locale, at);
	const chosen = chosenFor("when", readChoice(params), catalog, to);
	if ("elsewhere" in chosen) redirect(chosen.elsewhere);
	const { selection, minor, station, choice } = chosen;
	const view = askedView(params);

	const stations = station ? [station] : onlineStations(catalog);
	const days = await listFreeTimes(stations, selection, at, null);
	const today = civilDateOf(at);
	const horizon = Math.max(...stations.map(({ horizonDays }) => horizonDays));
	const plan = planOf(days, view, today, addDays(today, horizon));
	const t = await getTranslations("when");
	// Told to wait; the ticket says since when, and that it is theirs.
	const ticket = textOf(params, "warten").slice(0, 100) || undefined;
	const home = findHome(catalog.stations, choice.home ?? "");
	const context: WhenContext = {
		catalog,
		stations,
		hold: null,
		today,
		origin: home && { station: home.station, isHome: true },
		wish: { kind: "new", href: wishPaths(locale).form(choice) },
		...(stations.length > 1 ? { grouping: view.grouping ?? "hour" } : {}),
		address: (part) =>
			to.when(choice, { grouping: view.grouping, ticket, ...part }),
		stationAddress: (slug) => to.when({ ...choice, station: slug }),
		servicesAddress: (services, slug) =>
			to.when({ ...choice, services, station: slug }),
		form: {
			reserve: chooseTimeAction,
			to: to.reserve(choice),
			fields: {
				...choiceFields(choice),
				// Makes a double click one reservation. A browser that shows this page again after "back" sends it again: then
				// another time frees the first.
				formular: freshValue(calendarKey),
				warten: ticket,
			},
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
										minutes: minutesOf(selection),
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
					selection={selection}
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
				<NothingFree {...context} selection={selection} now={now()} />
			)}
			<ClosedDayList
				stations={stations}
				services={selection.map(({ service }) => service)}
				month={plan.month}
				today={today}
			/>
		</Page>
	);
}
