import type { AppointmentView } from "#lib/booking/booking.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { type Bring, bringFor } from "#lib/catalog/rules/bring.ts";
import { feeOn } from "#lib/catalog/rules/fee.ts";
import type { SelectedService } from "#lib/catalog/rules/selection.ts";
import type { Locale } from "#lib/text/locale.ts";

/** What was booked, each with what to bring for exactly this appointment, and what is due on its day. */
export function toBring(
	appointment: AppointmentView,
	catalog: Catalog,
	locale: Locale,
): (SelectedService & { bring: readonly Bring[]; fee: readonly string[] })[] {
	const selection = appointment.services.flatMap(({ slug, quantity }) => {
		const service = catalog.services.find((known) => known.slug === slug);
		return service ? [{ service, quantity }] : [];
	});
	return selection.map((chosen) => ({
		...chosen,
		bring: bringFor(chosen, selection, appointment.minorCase, locale),
		fee: feeOn(chosen.service, appointment.date),
	}));
}
