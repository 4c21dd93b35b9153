import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "#components/ui/alert.tsx";
import type { AppointmentView } from "#lib/booking/booking.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { paths } from "#lib/paths/citizen.ts";
import { findTicketLink } from "#lib/queue/arrival/queries/find-ticket-link.ts";
import { now } from "#lib/runtime/clock.ts";

/** How to check in; once that is done, the way to the own place in line. */
export async function InTheHouse({
	appointment,
	station,
}: {
	appointment: AppointmentView;
	station: Station;
}) {
	const t = await getTranslations("appointment.arrived");
	const token = await findTicketLink(appointment.id, now());
	if (token)
		return (
			<Alert kind="success" title={t("title")}>
				<p>
					{t("text", { ticket: appointment.ticket })}{" "}
					<a href={paths(await getLocale()).ticket(token)}>{t("link")}</a>
				</p>
			</Alert>
		);
	return appointment.status === "booked" ? (
		<Alert kind="info" title={t("how")}>
			<p>{t("howText", { minutes: station.checkInMinutes })}</p>
		</Alert>
	) : null;
}
