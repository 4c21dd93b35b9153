import type { Catalog } from "#lib/catalog/catalog.ts";
import { childDocuments } from "#lib/catalog/rules/child-documents.ts";
import { readCity } from "#lib/city/read-city.ts";
import type { Locale } from "#lib/text/locale.ts";
import { readCatalogue } from "#prisma/seed/city-files.ts";

/** The services of the seed as the pages get them, without a database. */
export function seedCatalog(locale: Locale = "de"): Catalog {
	const { services, texts, searchWords } = readCatalogue(readCity(undefined));
	return {
		locale,
		days: { today: "2026-11-23", last: "2027-01-18" },
		limits: { maxServices: 5, maxMinutes: 120 },
		categories: [],
		stations: [],
		services: services.map((service) => {
			const { slug } = service;
			const all = [...texts.values()].flatMap(
				({ services }) => services[slug] ?? [],
			);
			const own = texts.get(locale)?.services[slug] ?? all[0];
			if (!own) throw new Error(`no words for ${slug}`);
			const { fee, ...text } = own;
			return {
				...service,
				id: service.position,
				categoryId: 0,
				plans: [{ ...service, from: null, combineGroup: null }],
				lastDay: null,
				isOffered: true,
				fees: [{ from: "2020-01-01", lines: fee }],
				text: {
					lang: locale,
					...text,
					childDocuments: childDocuments(
						text.documents,
						texts.get("de")?.services[slug]?.documents ?? [],
					),
				},
				searchable: {
					names: all.map(({ name }) => name),
					summaries: all.map(({ summary }) => summary),
					words: [...searchWords.values()].flatMap(
						(words) => words[slug] ?? [],
					),
				},
			};
		}),
	};
}
