import type { AppointmentView } from "#lib/booking/booking.ts";
import { findAppointment } from "#lib/booking/queries/find-appointment.ts";
import {
	type Catalog,
	findStation,
	type Station,
} from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import type { Locale } from "#lib/text/locale.ts";

export interface OwnAppointment {
	appointment: AppointmentView;
	station: Station;
	catalog: Catalog;
}

/** What the link in the address opens, or null. */
export async function findOwnAppointment(
	reference: string,
	query: Sent,
	locale: Locale,
	now: Temporal.Instant,
): Promise<OwnAppointment | null> {
	const appointment = await findAppointment(reference, textOf(query, "t"), now);
	if (!appointment) return null;
	const catalog = await getCatalog(locale);
	const station = findStation(catalog, appointment.stationSlug);
	return station && { appointment, station, catalog };
}
