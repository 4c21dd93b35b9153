import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { teamContext } from "#app/(staff)/team/_frame/team-context.ts";
import { TeamPage } from "#app/(staff)/team/_frame/team-page.tsx";
import { TeamPanel } from "#app/(staff)/team/_frame/team-panel.tsx";
import { serviceLine } from "#app/(staff)/team/_visit/service-line.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { wishFields } from "#components/wish/wish-fields.ts";
import { may } from "#lib/auth/rules/permission.ts";
import {
	findForStaff,
	type StaffAppointment,
} from "#lib/booking/staff/queries/find-for-staff.ts";
import { type Catalog, onlineStations } from "#lib/catalog/catalog.ts";
import {
	isCollecting,
	knownServices,
	type Selection,
} from "#lib/catalog/rules/selection.ts";
import { team } from "#lib/paths/staff.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import { instantAt } from "#lib/time.ts";
import { newWishFormKey } from "#lib/wishes/commands/note-wish.ts";
import { findEarlierWish } from "#lib/wishes/queries/find-earlier-wish.ts";
import { emptyWish } from "#lib/wishes/rules/typed.ts";
import { enterWishAction } from "../actions.ts";

/** Somebody at the phone or the counter has an appointment and would rather come sooner. */
export async function EarlierWish({
	appointmentId,
}: {
	appointmentId: string;
}) {
	const { actor, catalog, at } = await teamContext();
	const found = await findForStaff(actor, appointmentId, at);
	if (!found.ok) return <StaffRefused kind={found.error} />;
	const appointment = found.value;
	if (!may(actor, "appointment:book", appointment.stationId))
		return <StaffRefused kind="forbidden" />;
	const { date, start, status, id } = appointment;
	const selection = selectionOf(appointment, catalog);
	const begins = instantAt(date, start).epochMilliseconds;
	const isOver = status !== "booked" || begins <= at.epochMilliseconds;
	const isWished = (await findEarlierWish(id)) !== null;
	const t = await getTranslations("wishList.enter");
	return (
		<TeamPage title={t("earlier.title")} current="wishes" actor={actor}>
			<TeamPanel titleId="jetzt" title={t("earlier.now")}>
				<p>
					<strong className="font-bold">
						{formatDate(date, "de", "long")}, {formatTime(start, "de")}
					</strong>
					<br />
					{serviceLine(appointment.services, catalog)}
				</p>
				{isOver || isWished ? (
					<Alert
						kind="warning"
						role="alert"
						title={t(isOver ? "earlier.gone" : "earlier.known")}
					/>
				) : (
					<>
						<p>{t("earlier.stays")}</p>
						<EarlierForm
							appointment={appointment}
							selection={selection}
							catalog={catalog}
						/>
					</>
				)}
				<p>
					<a href={team.appointment(id)}>{t("earlier.back")}</a>
				</p>
			</TeamPanel>
		</TeamPage>
	);
}

async function EarlierForm({
	appointment,
	selection,
	catalog,
}: {
	appointment: StaffAppointment;
	selection: Selection;
	catalog: Catalog;
}) {
	const t = await getTranslations("wishList.enter");
	const stations = onlineStations(catalog);
	const here = stations.find(({ id }) => id === appointment.stationId);
	return (
		<Form
			action={enterWishAction}
			fields={await wishFields({ stations, selection, asksContact: false })}
			sent={emptyWish(isCollecting(selection) ? (here?.slug ?? null) : null)}
			hidden={{
				termin: appointment.id,
				formular: newWishFormKey(),
			}}
			texts={await formTexts(t("save"))}
		/>
	);
}

const selectionOf = (
	{ services }: StaffAppointment,
	catalog: Catalog,
): Selection =>
	knownServices(
		services.flatMap(({ serviceId, quantity }) => {
			const service = catalog.services.find(({ id }) => id === serviceId);
			return service ? [`${service.slug}:${quantity}`] : [];
		}),
		catalog,
	);
