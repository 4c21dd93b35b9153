import { type Catalog, offeredServices } from "#lib/catalog/catalog.ts";

/** Bookable services by category, as the groups of a list; what is asked for most stands first. */
export function serviceGroups(catalog: Catalog) {
	return catalog.categories
		.map(({ id, name }) => ({
			name,
			options: offeredServices(catalog)
				.filter(({ categoryId, bookable }) => categoryId === id && bookable)
				.sort((a, b) => Number(b.popular) - Number(a.popular))
				.map(({ slug, text }) => ({ value: slug, text: text.name })),
		}))
		.filter(({ options }) => options.length > 0);
}
