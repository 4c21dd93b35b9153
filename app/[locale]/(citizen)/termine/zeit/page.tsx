import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { askedView } from "#components/calendar/asked-view.ts";
import { Calendar } from "#components/calendar/calendar.tsx";
import { ClosedDayList } from "#components/calendar/closed-day-list.tsx";
import type { WhenContext } from "#components/calendar/context.ts";
import { planOf } from "#components/calendar/plan.ts";
import { TimeNotice } from "#components/calendar/time-notice.tsx";
import { EasyPicture } from "#components/easy/easy-picture.tsx";
import { NothingFree } from "#components/nothing-free/nothing-free.tsx";
import { Page } from "#components/page/page.tsx";
import { ChoiceSummary } from "#components/service/choice-summary.tsx";
import { newFormKey } from "#lib/auth/secrets/secrets.ts";
import { waysIn } from "#lib/booking/limits/commands/admission.ts";
import { listFreeTimes } from "#lib/booking/queries/free-times.ts";
import {
	onlineStations,
	publicStations,
	type Station,
} from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import {
	choiceFields,
	chosenFor,
	readChoice,
} from "#lib/catalog/rules/choice.ts";
import { findHome } from "#lib/catalog/rules/home.ts";
import { minutesOf } from "#lib/catalog/rules/selection.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import { freshValue } from "#lib/finished/fresh.ts";
import { paths } from "#lib/paths/citizen.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import { exactNow, now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { addDays, type CivilDate, civilDateOf } from "#lib/time.ts";
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
	const days = await listFreeTimes(stations, selection, catalog, at, null);
	const today = civilDateOf(at);
	const horizon = Math.max(...stations.map(({ horizonDays }) => horizonDays));
	const isAhead = (date: CivilDate) =>
		today <= date && date <= addDays(today, horizon);
	const plan = planOf(days, view, today, addDays(today, horizon));
	const t = await getTranslations("when");
	// Told a price; the ticket says since when, and that it is theirs.
	const ticket = textOf(params, "warten").slice(0, 100) || undefined;
	const pressed = ticket ? pressedTime(params, stations) : null;
	const ways =
		ticket && pressed && isAhead(pressed.date)
			? await waysIn({
					...pressed,
					client: await clientAddress(),
					minutes: minutesOf(selection, pressed.date),
					ticket,
					now: at,
				})
			: null;
	const home = findHome(publicStations(catalog), choice.home ?? "");
	// Before the page, which then waits for nothing.
	const closed = await ClosedDayList({
		stations,
		services: selection.map(({ service }) => service),
		month: plan.month,
		today,
	});
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
				// Filled by the page's script (public/scripts/work.js).
				...(ways?.work ? { arbeit: "" } : {}),
			},
		},
	};
	return (
		<Page
			title={t("title")}
			tabTitle={plan.earliest ? t("title") : t("nothing.title")}
			step={t("step")}
			picture={<EasyPicture name="time" locale={locale} />}
			// What became of a press says so in the tab, and what else there is where nothing is free is asked for.
			still={plan.earliest !== null && !textOf(params, "hinweis")}
			before={
				<TimeNotice {...context} days={days} params={params} waysIn={ways} />
			}
			aside={
				<ChoiceSummary
					selection={selection}
					days={catalog.days}
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
			{closed}
		</Page>
	);
}

/** Which time was pressed (`hinweis=must-wait@08:15@stadtmitte`), as far as its price depends on it. */
function pressedTime(
	params: Sent,
	stations: readonly Station[],
): { stationId: number; date: CivilDate } | null {
	const [, , slug] = textOf(params, "hinweis").split("@");
	const station = stations.find((one) => one.slug === slug) ?? stations[0];
	const date = parseCivilDate(textOf(params, "tag"));
	return station && date ? { stationId: station.id, date } : null;
}
