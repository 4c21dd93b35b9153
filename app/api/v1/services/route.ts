import type { z } from "zod";
import { offeredServices, type ServicePlan } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { feeOn } from "#lib/catalog/rules/fee.ts";
import { planOn } from "#lib/catalog/rules/plan.ts";
import { answering, CACHE, json } from "../_parts/answers.ts";
import type { servicesSchema } from "../_parts/contract.ts";
import { languageOf } from "../_parts/language.ts";

/** GET /api/v1/services (design §9) */
export function GET(request: Request): Promise<Response> {
	return answering(async () => {
		const catalog = await getCatalog(languageOf(request));
		const { categories, days } = catalog;
		const { today } = days;
		const slugs = new Map(categories.map(({ id, slug }) => [id, slug]));
		const body: z.infer<typeof servicesSchema> = offeredServices(catalog).map(
			(service) => ({
				...lengthsOf(planOn(service, today)),
				slug: service.slug,
				name: service.text.name,
				category: slugs.get(service.categoryId) ?? "",
				bookable: service.bookable,
				quantityLabel: service.text.quantityLabel,
				personalPresenceRequired: service.personalPresence,
				dependsOnAge: service.minorRule !== null,
				laterLengths: service.plans.flatMap((plan) =>
					plan.from !== null && plan.from > today
						? [{ from: plan.from, ...lengthsOf(plan) }]
						: [],
				),
				lastDay: service.lastDay,
				fee: [...feeOn(service, today)],
				laterFees: service.fees
					.filter(({ from }) => from > today)
					.map(({ from, lines }) => ({ from, fee: [...lines] })),
				documents: [...service.text.documents],
			}),
		);
		return json(body, CACHE.catalog);
	});
}

const lengthsOf = (plan: ServicePlan) => ({
	durationMinutes: plan.durationMinutes,
	extraMinutesPerAdditional: plan.extraMinutes,
	maxQuantity: plan.maxQuantity,
	combineGroup: plan.combineGroup?.slug ?? null,
});
