import servicesJson from "#cities/duisburg/services.json" with { type: "json" };
import type { Catalog } from "#lib/catalog/catalog.ts";
import type { Locale } from "#lib/text/locale.ts";
import { servicesSchema } from "#prisma/seed/data/schema.ts";

/** The services of the seed as the pages get them, without a database. */
export function seedCatalog(locale: Locale = "de"): Catalog {
	return {
		locale,
		days: { today: "2026-11-23", last: "2027-01-18" },
		limits: { maxServices: 5, maxMinutes: 120 },
		categories: [],
		stations: [],
		services: servicesSchema.parse(servicesJson).map((service) => {
			const texts = Object.values(service.texts);
			const { fee, ...text } =
				new Map(Object.entries(service.texts)).get(locale) ?? service.texts.de;
			return {
				...service,
				id: service.position,
				categoryId: 0,
				plans: [{ ...service, from: null, combineGroup: null }],
				lastDay: null,
				isOffered: true,
				fees: [{ from: "2020-01-01", lines: fee }],
				text: { lang: locale, ...text },
				searchable: {
					names: texts.map(({ name }) => name),
					summaries: texts.map(({ summary }) => summary),
					words: service.searchWords,
				},
			};
		}),
	};
}
