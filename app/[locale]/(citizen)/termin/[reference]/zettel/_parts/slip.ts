import type { OwnAppointment } from "#app/[locale]/(citizen)/termin/[reference]/_parts/own-appointment.ts";
import type { Locale } from "#lib/text/locale.ts";

/** What stands on a slip, and in which language: at the counter that of the citizen, while the page around it is German. */
export interface Slip extends OwnAppointment {
	locale: Locale;
}
