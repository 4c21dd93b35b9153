import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { askedView } from "#components/calendar/asked-view.ts";
import { Calendar } from "#components/calendar/calendar.tsx";
import { ClosedDayList } from "#components/calendar/closed-day-list.tsx";
import type { WhenContext } from "#components/calendar/context.ts";
import { planOf } from "#components/calendar/plan.ts";
import { TimeNotice } from "#components/calendar/time-notice.tsx";
import { EasyPicture } from "#components/easy/easy-picture.tsx";
import { NothingFree } from "#components/nothing-free/nothing-free.tsx";
import { Page } from "#components/page/page.tsx";
import type { FreeTimesOfDay } from "#lib/availability/rules/free-times.ts";
import { listMoveTimes } from "#lib/booking/invitation/queries/invited-times.ts";
import {
	findMoveStations,
	findMoveToken,
} from "#lib/booking/manage/commands/hold-move.ts";
import { findHold } from "#lib/booking/queries/find-appointment.ts";
import { findStation, onlineStations } from "#lib/catalog/catalog.ts";
import { choiceFields, readChoice } from "#lib/catalog/rules/choice.ts";
import { kindsFor } from "#lib/catalog/rules/kind.ts";
import {
	entriesOf,
	isSameChoice,
	parseSelection,
	selectionEntries,
} from "#lib/catalog/rules/selection.ts";
import { ANY_STATION, paths } from "#lib/paths/citizen.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import { now } from "#lib/runtime/clock.ts";
import type { Sent } from "#lib/sent.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import { AppointmentNotFound } from "../_parts/appointment-not-found.tsx";
import { ChangeClosed } from "../_parts/change-closed.tsx";
import { linkFields } from "../_parts/link.ts";
import {
	findOwnAppointment,
	type OwnAppointment,
} from "../_parts/own-appointment.ts";
import { CurrentTime } from "./_parts/current-time.tsx";
import { OwnTime } from "./_parts/own-time.tsx";
import { StationSwitch } from "./_parts/station-switch.tsx";
import { chooseNewTimeAction } from "./actions.ts";

/** Another time or station for an appointment: the calendar of a new one, with the old one beside it. */
export default async function MovePage({
	params,
	searchParams,
}: {
	params: Promise<{ reference: string }>;
	searchParams: Promise<Sent>;
}) {
	const { reference } = await params;
	const query = await searchParams;
	const locale = await getLocale();
	const to = paths(locale);
	const at = now();
	const own = await findOwnAppointment(reference, query, locale, at);
	if (!own) return <AppointmentNotFound />;
	const { appointment, catalog } = own;
	const { token } = appointment;
	if (!appointment.canChange) return <ChangeClosed {...own} />;
	const left = appointment.movesLeft;
	if (left === 0) return <ChangeClosed {...own} isMovedEnough />;

	const asked = readChoice(query);
	const booked = entriesOf(appointment.services);
	const selection = parseSelection(
		asked.services.length > 0 ? asked.services : booked,
		catalog,
		"any",
	);
	if (!selection.ok) redirect(to.changeServices(reference, token));
	const services = selectionEntries(selection.value);
	const isSame = isSameChoice(services, booked);
	const online = onlineStations(catalog);
	// Where it came of an invitation, what that opens counts as well.
	const invitedTo = await findMoveStations({ reference, token }, services, at);
	// It stays by phone or video: only where it can be.
	const offered = catalog.stations.filter(
		(one) =>
			(online.includes(one) || invitedTo.includes(one.id)) &&
			(kindsFor(one, selection.value).includes(appointment.kind) ||
				(isSame && one.slug === appointment.stationSlug)),
	);
	const wanted = findStation(catalog, asked.station ?? appointment.stationSlug);
	const station = wanted && offered.includes(wanted) ? wanted : null;
	const choice = { services, station: station?.slug ?? ANY_STATION };
	const asks = askedView(query);
	// Most people want to come on another day near the first one.
	const view =
		asks.day || asks.month ? asks : { ...asks, day: appointment.date };
	const holdToken = await findMoveToken({ reference, token });
	if (!holdToken) return <AppointmentNotFound />;
	const hold = await findHold(holdToken, at, appointment.id);

	const stations = station ? [station] : offered;
	const days = withoutCurrent(
		await listMoveTimes(
			stations,
			invitedTo,
			selection.value,
			catalog,
			at,
			hold,
			appointment,
		),
		own,
		isSame,
	);
	const today = civilDateOf(at);
	const horizon = Math.max(
		0,
		...stations.map(({ horizonDays }) => horizonDays),
	);
	const plan = planOf(days, view, today, addDays(today, horizon));
	const context: WhenContext = {
		catalog,
		stations,
		hold,
		today,
		wish: {
			kind: "earlier",
			href: wishPaths(locale).earlier(reference, token),
		},
		address: (view) => to.move(reference, token, choice, view),
		stationAddress: (slug) =>
			to.move(reference, token, { ...choice, station: slug }),
		form: {
			action: chooseNewTimeAction,
			fields: { ...linkFields(appointment), ...choiceFields(choice) },
		},
	};
	const t = await getTranslations("manage.move");
	return (
		<Page
			title={t("title")}
			picture={<EasyPicture name="move" locale={locale} />}
			lead={
				<>
					{t("lead")} {t("left", { count: left })}
				</>
			}
			before={<TimeNotice {...context} days={days} params={query} />}
			aside={<CurrentTime {...own} selection={selection.value} />}
		>
			<StationSwitch
				stations={offered}
				chosen={station}
				address={context.stationAddress}
			/>
			<OwnTime
				{...context}
				services={services}
				holdAddress={to.moveCheck(reference, token, holdToken)}
			/>
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

/** Moving to where it is already would change nothing. */
function withoutCurrent(
	days: FreeTimesOfDay[],
	{ appointment, station }: OwnAppointment,
	sameServices: boolean,
): FreeTimesOfDay[] {
	if (!sameServices) return days;
	return days
		.map(({ date, times }) => ({
			date,
			times: times.filter(
				({ stationId, start }) =>
					date !== appointment.date ||
					stationId !== station.id ||
					start !== appointment.start,
			),
		}))
		.filter(({ times }) => times.length > 0);
}
