import "server-only";
import type { Catalog, Service } from "#lib/catalog/catalog.ts";
import { draftedService } from "#lib/catalog/rules/drafted.ts";
import type { Draft } from "./find-draft.ts";
import { findEditChoices } from "./find-service-to-edit.ts";
import { getCatalog } from "./get-catalog.ts";

/** A service before and after what was typed, in one language; the catalogue itself knows nothing of it. */
export async function findDrafted(
	{ serviceId, fields }: Draft,
	locale: string,
	now: Temporal.Instant,
): Promise<{ catalog: Catalog; before: Service | null; after: Service }> {
	const catalog = await getCatalog(locale, now);
	const { groups } = await findEditChoices();
	const before = catalog.services.find(({ id }) => id === serviceId) ?? null;
	const category = catalog.categories.find(
		({ slug }) => slug === fields.category,
	);
	const after = draftedService({
		fields,
		service: before,
		groups,
		categoryId: category?.id ?? 0,
		taken: catalog.services.map(({ slug }) => slug),
		locale,
		today: catalog.days.today,
	});
	return { catalog, before, after };
}
