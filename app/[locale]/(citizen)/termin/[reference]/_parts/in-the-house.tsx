import { useLocale, useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import type { AppointmentView } from "#lib/booking/booking.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { paths } from "#lib/paths/citizen.ts";
import type { TicketLink } from "#lib/queue/arrival/queries/find-ticket-link.ts";

/** How to check in; once that is done, the way to the own place in line. */
export function InTheHouse({
	appointment,
	station,
	ticket,
}: {
	appointment: AppointmentView;
	station: Station;
	/** Of whoever has checked in: opens their place in line. */
	ticket: TicketLink | null;
}) {
	const t = useTranslations("appointment.arrived");
	const walk = useTranslations("ticket.walk");
	const to = paths(useLocale());
	if (ticket)
		return (
			<Alert kind="success" title={t("title")}>
				<p>
					{t("text", { ticket: appointment.ticket })}{" "}
					<a href={to.ticket(ticket.token)}>{t("link")}</a>
				</p>
				{ticket.hasSeveralDesks ? <p>{walk("text")}</p> : null}
			</Alert>
		);
	return appointment.status === "booked" ? (
		<Alert kind="info" title={t("how")}>
			<p>{t("howText", { minutes: station.checkInMinutes })}</p>
		</Alert>
	) : null;
}
