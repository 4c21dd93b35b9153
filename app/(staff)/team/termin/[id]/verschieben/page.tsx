import { getTranslations } from "next-intl/server";
import { teamContext } from "#app/(staff)/team/_frame/team-context.ts";
import { TeamPage } from "#app/(staff)/team/_frame/team-page.tsx";
import { TeamPanel } from "#app/(staff)/team/_frame/team-panel.tsx";
import {
	askedCalendar,
	askedServices,
	askedTime,
} from "#app/(staff)/team/buchen/_parts/asked-booking.ts";
import { FreeEntry } from "#app/(staff)/team/buchen/_parts/free-entry.tsx";
import { listStaffTimes } from "#app/(staff)/team/buchen/_parts/free-times.ts";
import { ServicesForm } from "#app/(staff)/team/buchen/_parts/services-form.tsx";
import { TimesPanel } from "#app/(staff)/team/buchen/_parts/times-panel.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { may } from "#lib/auth/rules/permission.ts";
import { timeValue } from "#lib/booking/rules/time-value.ts";
import { findForStaff } from "#lib/booking/staff/queries/find-for-staff.ts";
import { findStation, type Station } from "#lib/catalog/catalog.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import {
	minutesOf,
	parseSelection,
	selectionEntries,
} from "#lib/catalog/rules/selection.ts";
import { ANY_STATION } from "#lib/paths/citizen.ts";
import { team } from "#lib/paths/staff.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import { type CivilDate, civilDateOf, type Minute } from "#lib/time.ts";
import { MoveForm } from "./_parts/move-form.tsx";
import { chooseNewTimeAction } from "./actions.ts";

/** Another time, station or other services for somebody's appointment; the old one stays until it is pressed. */
export default async function MovePage({
	params,
	searchParams,
}: {
	params: Promise<{ id: string }>;
	searchParams: Promise<Sent>;
}) {
	const { id } = await params;
	const query = await searchParams;
	const { actor, catalog, at } = await teamContext();
	const found = await findForStaff(actor, id, at);
	if (!found.ok) return <StaffRefused kind={found.error} />;
	const appointment = found.value;
	const own = catalog.stations.find(
		(station) => station.id === appointment.stationId,
	);
	const stations = catalog.stations.filter((station) =>
		may(actor, "appointment:move", station.id),
	);
	if (!own || !may(actor, "appointment:move", own.id))
		return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("team.book");
	const move = await getTranslations("team.move");
	const words = await getTranslations("team.appointment");
	const asked = askedServices(query);
	const entries =
		asked.length > 0
			? asked
			: appointment.services.flatMap(({ serviceId, quantity }) => {
					const service = catalog.services.find((one) => one.id === serviceId);
					return service ? [`${service.slug}:${quantity}`] : [];
				});
	const selection = parseSelection(
		entries,
		catalog,
		askedTime(query)?.date ?? "any",
	);
	const services = selection.ok ? selectionEntries(selection.value) : entries;
	const wanted = textOf(query, "ort") || own.slug;
	const chosen = stations.find(({ slug }) => slug === wanted);
	const places = chosen ? [chosen] : stations;
	const choice = { services, station: chosen?.slug ?? ANY_STATION };
	const time = selection.ok ? askedTime(query) : null;
	const place = time && findStation(catalog, time.stationSlug);
	const today = civilDateOf(at);
	return (
		<TeamPage
			title={move("title", { ticket: appointment.ticket })}
			current={null}
			actor={actor}
		>
			<div className="team-columns">
				<TeamPanel
					titleId="bisher"
					title={appointment.contact?.name ?? appointment.ticket}
				>
					<p>{move("now")}</p>
					<When {...appointment} station={own} />
					{isRemote(appointment.kind) ? (
						<p>{words(`kind.${appointment.kind}`)}</p>
					) : null}
					<ButtonLink variant="secondary" href={team.appointment(id)}>
						{move("keep")}
					</ButtonLink>
					<ServicesForm
						action={team.moveAppointment(id)}
						catalog={catalog}
						stations={stations}
						selection={selection.ok ? selection.value : []}
						stationSlug={choice.station}
					/>
				</TeamPanel>
				<TeamPanel titleId="zeiten-titel" title={move("times")}>
					{!selection.ok ? (
						<Alert
							kind="warning"
							role="alert"
							title={t(`refusals.${selection.error}`)}
						/>
					) : (
						<>
							<TimesPanel
								catalog={catalog}
								stations={places}
								days={
									await listStaffTimes(places, selection.value, catalog, at, id)
								}
								view={askedCalendar(query)}
								today={today}
								address={(view) => team.moveAppointment(id, choice, view)}
								action={chooseNewTimeAction}
								fields={{
									termin: id,
									dienst: services,
									ort: choice.station,
								}}
							/>
							{may(actor, "appointment:overbook", null) ? (
								<FreeEntry
									action={team.moveAppointment(id)}
									stations={stations.filter((station) =>
										may(actor, "appointment:overbook", station.id),
									)}
									services={services}
									today={today}
									station={choice.station}
								/>
							) : null}
						</>
					)}
				</TeamPanel>
				<TeamPanel titleId="neu" title={move("check")} isOwn={Boolean(time)}>
					{time && place && selection.ok ? (
						<>
							<When {...time} station={place} />
							<p>
								{t("minutes", {
									minutes: minutesOf(selection.value, time.date),
								})}
							</p>
							<MoveForm
								appointmentId={id}
								services={services}
								time={timeValue(time)}
								texts={{
									button: move("button"),
									nearest: t("nearest"),
									overbook: t("overbook"),
								}}
							/>
						</>
					) : (
						<p className="text-muted">{t("firstTime")}</p>
					)}
				</TeamPanel>
			</div>
		</TeamPage>
	);
}

function When({
	date,
	start,
	station,
}: {
	date: CivilDate;
	start: Minute;
	station: Station;
}) {
	return (
		<p className="text-large">
			<strong>
				{formatDate(date, "de", "long")}, {formatTime(start, "de")}
			</strong>
			<br />
			{station.shortName}
		</p>
	);
}
