import type { z } from "zod";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { feeOn } from "#lib/catalog/rules/fee.ts";
import { now } from "#lib/runtime/clock.ts";
import { civilDateOf } from "#lib/time.ts";
import { answering, CACHE, json } from "../_parts/answers.ts";
import type { servicesSchema } from "../_parts/contract.ts";
import { languageOf } from "../_parts/language.ts";

/** GET /api/v1/services (design §9) */
export function GET(request: Request): Promise<Response> {
	return answering(async () => {
		const { services, categories } = await getCatalog(languageOf(request));
		const today = civilDateOf(now());
		const slugs = new Map(categories.map(({ id, slug }) => [id, slug]));
		const body: z.infer<typeof servicesSchema> = services.map((service) => ({
			slug: service.slug,
			name: service.text.name,
			category: slugs.get(service.categoryId) ?? "",
			bookable: service.bookable,
			durationMinutes: service.durationMinutes,
			extraMinutesPerAdditional: service.extraMinutes,
			maxQuantity: service.maxQuantity,
			quantityLabel: service.text.quantityLabel,
			personalPresenceRequired: service.personalPresence,
			combineGroup: service.combineGroup?.slug ?? null,
			fee: [...feeOn(service, today)],
			laterFees: service.fees
				.filter(({ from }) => from > today)
				.map(({ from, lines }) => ({ from, fee: [...lines] })),
			documents: [...service.text.documents],
		}));
		return json(body, CACHE.catalog);
	});
}
