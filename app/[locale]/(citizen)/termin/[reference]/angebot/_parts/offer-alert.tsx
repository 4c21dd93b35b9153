import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "#components/ui/alert.tsx";
import type { AppointmentView } from "#lib/booking/booking.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import { paths } from "#lib/paths/citizen.ts";
import type { Offer } from "#lib/planning/change/queries/find-offer.ts";
import { formatDayTime, formatMoment } from "#lib/text/format.ts";

/** On the appointment's own page: this time cannot be kept, whether a mail said so or not. */
export async function OfferAlert({
	appointment,
	offer,
	catalog,
}: {
	appointment: AppointmentView;
	offer: Offer;
	catalog: Catalog;
}) {
	const t = await getTranslations("offer.onAppointment");
	const k = await getTranslations("kind");
	const locale = await getLocale();
	const { reference, token } = appointment;
	const to = paths(locale);
	const { time, state } = offer;
	const station = catalog.stations.find(({ id }) => id === time?.stationId);
	const isOpen = state === "open" && time && station;
	return (
		<Alert kind="warning" title={t("title")} role="status">
			<p>
				{isOpen
					? t("open", {
							when: formatDayTime(time, locale, "long"),
							station: isRemote(appointment.kind)
								? k(`${appointment.kind}.place`)
								: station.text.name,
							until: formatMoment(offer.until, locale),
						})
					: isRemote(appointment.kind)
						? k("office.other")
						: t("other")}
			</p>
			<p>
				<a
					href={isOpen ? to.offer(reference, token) : to.move(reference, token)}
				>
					{t(isOpen ? "link" : "choose")}
				</a>
			</p>
		</Alert>
	);
}
