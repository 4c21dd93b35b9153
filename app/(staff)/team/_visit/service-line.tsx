import type { Catalog } from "#lib/catalog/catalog.ts";

/** "2 × Reisepass beantragen, Meldebescheinigung" */
export function serviceLine(
	services: readonly { serviceId: number; quantity: number }[],
	catalog: Catalog,
): string {
	return services
		.flatMap(({ serviceId, quantity }) => {
			const service = catalog.services.find(({ id }) => id === serviceId);
			if (!service) return [];
			const { name } = service.text;
			return [quantity > 1 ? `${quantity} × ${name}` : name];
		})
		.join(", ");
}
