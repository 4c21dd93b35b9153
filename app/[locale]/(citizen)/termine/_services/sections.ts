import {
	type Catalog,
	offeredServices,
	type Service,
} from "#lib/catalog/catalog.ts";

/** Where on the first page each service stands; each stands once. */
interface Sections {
	/** What the search found. */
	found: readonly Service[];
	/** Ticked before, and not among what was found: it must not get out of sight. */
	ticked: readonly Service[];
	popular: readonly Service[];
	/** All that stands in one of these, above the categories. */
	above: ReadonlySet<Service>;
}

export function sectionsOf(
	catalog: Catalog,
	chosen: readonly Service[],
	found: readonly Service[],
	/** What is shown above the form already. */
	said: readonly Service[],
): Sections {
	if (found.length === 0) {
		const popular = offeredServices(catalog).filter(
			({ popular, bookable }) => popular && bookable,
		);
		return {
			found,
			ticked: [],
			popular,
			above: new Set([...said, ...popular]),
		};
	}
	const ticked = chosen.filter((service) => !found.includes(service));
	const above = new Set([...said, ...found, ...ticked]);
	return { found, ticked, popular: [], above };
}
