import { getTranslations } from "next-intl/server";
import type { Catalog, Service } from "#lib/catalog/catalog.ts";
import { feeOn } from "#lib/catalog/rules/fee.ts";
import { isOfferedOn, planOn } from "#lib/catalog/rules/plan.ts";
import { canCombine, type Selection } from "#lib/catalog/rules/selection.ts";
import type { CivilDate } from "#lib/time.ts";

/** A service to tick. */
export interface ServiceOption {
	slug: string;
	name: string;
	lang: string;
	facts: string;
	collects: boolean;
	popular: boolean;
	quantity: number;
	maxQuantity: number;
	quantityLabel: string;
	/** Goes into one appointment with everything chosen. */
	fits: boolean;
}

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
		.filter(
			(service) =>
				service.bookable &&
				(isOfferedOn(service, day) || quantityOf(service) > 0),
		)
		.map((service) => ({ service, plan: planOn(service, day) }))
		.map(({ service, plan }) => ({
			slug: service.slug,
			name: service.text.name,
			lang: service.text.lang,
			facts: [
				minutes(plan.durationMinutes),
				...feeOn(service, day).slice(0, 1),
			].join(" · "),
			collects: service.collectsDocument,
			popular: service.popular,
			quantity: Math.min(quantityOf(service), plan.maxQuantity),
			maxQuantity: plan.maxQuantity,
			quantityLabel: service.text.quantityLabel,
			fits: chosen.every((entry) =>
				canCombine(planOn(entry.service, day), plan),
			),
		}));
}

export type ServicesChoiceTexts = Awaited<
	ReturnType<typeof servicesChoiceTexts>
>;

/** The words around them (services-choice.tsx). */
export async function servicesChoiceTexts() {
	const t = await getTranslations("booking");
	const service = await getTranslations("service");
	return {
		collects: service("collects"),
		keepServices: t("keepServices"),
		others: t("others"),
		addable: t("addable"),
		notAddable: t("notAddable"),
		notAddableText: t("notAddableText"),
		quantity: t("quantity"),
		apply: t("apply"),
	};
}
