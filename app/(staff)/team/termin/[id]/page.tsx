import { getTranslations } from "next-intl/server";
import { teamContext } from "#app/(staff)/team/_frame/team-context.ts";
import { TeamPage } from "#app/(staff)/team/_frame/team-page.tsx";
import { TeamPanel } from "#app/(staff)/team/_frame/team-panel.tsx";
import { serviceLine } from "#app/(staff)/team/_visit/service-line.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { may } from "#lib/auth/rules/permission.ts";
import {
	findForStaff,
	type StaffAppointment,
} from "#lib/booking/staff/queries/find-for-staff.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import { collectionPaths } from "#lib/paths/collection.ts";
import { team } from "#lib/paths/staff.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { formatDate, formatSpan } from "#lib/text/format.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { phoneKey, readablePhone } from "#lib/text/phone.ts";
import { formatReference } from "#lib/text/reference.ts";
import { AppointmentActions } from "./_parts/appointment-actions.tsx";
import { History } from "./_parts/history.tsx";
import { Messages } from "./_parts/messages.tsx";

/** All that a clerk may know of one appointment, and all that can be done with it. */
export default async function AppointmentPage({
	params,
	searchParams,
}: {
	params: Promise<{ id: string }>;
	searchParams: Promise<Sent>;
}) {
	const { id } = await params;
	const { actor, catalog, at } = await teamContext();
	const found = await findForStaff(actor, id, at);
	if (!found.ok) return <StaffRefused kind={found.error} />;
	const appointment = found.value;
	const t = await getTranslations("team.appointment");
	const collection = await getTranslations("collection.form");
	return (
		<TeamPage
			title={t("title", { ticket: appointment.ticket })}
			current={null}
			actor={actor}
			before={<News code={textOf(await searchParams, "hinweis")} />}
		>
			<div className="team-columns">
				<TeamPanel
					titleId="daten"
					title={appointment.contact?.name ?? t("erased")}
				>
					<AppointmentFacts appointment={appointment} catalog={catalog} />
					{appointment.contact &&
					may(actor, "visit:register", appointment.stationId) ? (
						<p>
							<a href={collectionPaths.new(appointment.id)}>
								{collection("fromAppointment")}
							</a>
						</p>
					) : null}
				</TeamPanel>
				<AppointmentActions
					appointment={appointment}
					catalog={catalog}
					actor={actor}
				/>
				<div className="flex min-w-0 flex-col gap-16">
					<TeamPanel titleId="verlauf" title={t("historyTitle")}>
						<History
							history={appointment.history}
							kind={appointment.kind}
							catalog={catalog}
						/>
					</TeamPanel>
					<TeamPanel titleId="nachrichten" title={t("messagesTitle")}>
						<Messages
							messages={appointment.messages}
							appointmentId={appointment.id}
							maySettle={may(actor, "message:read", appointment.stationId)}
						/>
					</TeamPanel>
				</div>
			</div>
		</TeamPage>
	);
}

async function AppointmentFacts({
	appointment,
	catalog,
}: {
	appointment: StaffAppointment;
	catalog: Catalog;
}) {
	const t = await getTranslations("team.appointment");
	const status = await getTranslations("team.appointmentStatus");
	const { contact, date } = appointment;
	const station = catalog.stations.find(
		({ id }) => id === appointment.stationId,
	);
	const facts = [
		{
			term: t("when"),
			value: (
				<>
					{formatDate(date, "de", "long")}
					<br />
					<strong>
						{formatSpan(appointment.start, appointment.end, "de")}
					</strong>
				</>
			),
		},
		{
			term: t("where"),
			value: (
				<>
					{station?.shortName}, {appointment.desk}
					{appointment.isOverbooked ? ` – ${t("overbooked")}` : ""}{" "}
					<a href={team.plan({ day: date })}>{t("toPlan")}</a>
				</>
			),
		},
		...(isRemote(appointment.kind)
			? [{ term: t("kindTerm"), value: t(`kind.${appointment.kind}`) }]
			: []),
		...(appointment.videoAddress
			? [
					{
						term: t("room"),
						value: (
							<a
								href={appointment.videoAddress}
								target="_blank"
								rel="noopener noreferrer"
							>
								{appointment.videoAddress}
							</a>
						),
					},
				]
			: []),
		{ term: t("status"), value: status(appointment.status) },
		...(appointment.cancelReason
			? [{ term: t("cancelReasonGiven"), value: appointment.cancelReason }]
			: []),
		{
			term: t("what"),
			value: serviceLine(appointment.services, catalog),
		},
		...(contact?.bookedBy
			? [{ term: t("bookedBy"), value: contact.bookedBy }]
			: []),
		...(contact
			? [
					{
						term: t("phone"),
						value: contact.phone ? (
							<a href={`tel:${phoneKey(contact.phone)}`}>
								{readablePhone(contact.phone)}
							</a>
						) : (
							t("notGiven")
						),
					},
					{ term: t("email"), value: contact.email ?? t("notGiven") },
				]
			: []),
		{
			term: t("reference"),
			value: formatReference(appointment.reference),
		},
		{
			term: t("pin"),
			value: `${appointment.pin}${appointment.isPinClosed ? ` – ${t("pinClosed")}` : ""}`,
		},
		{
			term: t("channel"),
			value: t(appointment.channel === "online" ? "byOnline" : "byStaff"),
		},
		...(appointment.speaks
			? [{ term: t("language"), value: germanNameOf(appointment.speaks) }]
			: []),
	];
	return <Facts facts={facts} />;
}

const NEWS = [
	"booked",
	"moved",
	"cancelled",
	"extended",
	"services",
	"contact",
	"contact-mailed",
	"room",
	"room-mailed",
	"written",
	"pin",
] as const;

async function News({ code }: { code: string }) {
	const t = await getTranslations("team.appointment.news");
	const refusals = await getTranslations("team.appointment.refusals");
	const news = NEWS.find((one) => one === code);
	if (news) return <Alert kind="success" role="status" title={t(news)} />;
	if (code === "over-limit")
		return <Alert kind="warning" role="alert" title={t("over-limit")} />;
	return code === "too-late" || code === "busy" || code === "forbidden" ? (
		<Alert kind="warning" role="alert" title={refusals(code)} />
	) : null;
}
