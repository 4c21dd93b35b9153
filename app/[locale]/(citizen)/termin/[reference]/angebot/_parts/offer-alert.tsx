import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "#components/ui/alert.tsx";
import type { AppointmentView } from "#lib/booking/booking.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { paths } from "#lib/paths/citizen.ts";
import type { Offer } from "#lib/planning/change/queries/find-offer.ts";
import { formatDate, formatDayAndTime, formatTime } from "#lib/text/format.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";

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
	const locale = await getLocale();
	const { reference, token } = appointment;
	const to = paths(locale);
	const { time, state } = offer;
	const station = catalog.stations.find(({ id }) => id === time?.stationId);
	const until = Temporal.Instant.fromEpochMilliseconds(offer.until);
	const isOpen = state === "open" && time && station;
	return (
		<Alert kind="warning" title={t("title")} role="status">
			<p>
				{isOpen
					? t("open", {
							when: formatDayAndTime(time.date, time.start, locale),
							station: station.text.name,
							until: `${formatDate(civilDateOf(until), locale, "day")}, ${formatTime(minuteOf(until), locale)}`,
						})
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
