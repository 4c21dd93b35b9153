import type { Catalog, Service } from "#lib/catalog/catalog.ts";
import { feeOn } from "#lib/catalog/rules/fee.ts";
import { canCombine, type Selection } from "#lib/catalog/rules/selection.ts";
import type { CivilDate } from "#lib/time.ts";
import type { ServiceOption } from "./booking-state.ts";

/** Every bookable service, and whether it can join those chosen. */
export function serviceOptions(
	chosen: Selection,
	catalog: Catalog,
	/** Of the appointment. */
	day: CivilDate,
	minutes: (minutes: number) => string,
): ServiceOption[] {
	const quantityOf = (service: Service) =>
		chosen.find((entry) => entry.service.id === service.id)?.quantity ?? 0;
	return catalog.services
		.filter(({ bookable }) => bookable)
		.map((service) => ({
			slug: service.slug,
			name: service.text.name,
			lang: service.text.lang,
			facts: [
				minutes(service.durationMinutes),
				...feeOn(service, day).slice(0, 1),
			].join(" · "),
			collects: service.collectsDocument,
			popular: service.popular,
			quantity: Math.min(quantityOf(service), service.maxQuantity),
			maxQuantity: service.maxQuantity,
			quantityLabel: service.text.quantityLabel,
			fits: chosen.every((entry) => canCombine(entry.service, service)),
		}));
}
