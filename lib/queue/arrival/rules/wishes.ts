import type { Catalog, Service } from "#lib/catalog/catalog.ts";
import { planOn } from "#lib/catalog/rules/plan.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type WishRefusal =
	| "nothing-selected"
	| "unknown-service"
	| "quantity-out-of-range";

export interface Wish {
	service: Service;
	quantity: number;
}

const ENTRY = /^([a-z0-9-]{1,64})(?::(\d{1,3}))?$/;

/**
 * What somebody in the house wants, from entries as in `dienst`. Looser than for appointments: who stands at the desk
 * may want what cannot be booked together, or takes longer than an appointment may. Entries with quantity 0 are left out.
 */
export function parseWishes(
	entries: readonly string[],
	catalog: Pick<Catalog, "services" | "days">,
): Result<Wish[], WishRefusal> {
	const wishes = new Map<Service, number>();
	for (const entry of entries) {
		const match = ENTRY.exec(entry);
		const service = catalog.services.find(({ slug }) => slug === match?.[1]);
		if (!match || !service?.bookable) return refuse("unknown-service");
		const quantity = match[2] === undefined ? 1 : Number(match[2]);
		if (quantity > 0)
			wishes.set(service, (wishes.get(service) ?? 0) + quantity);
	}
	if (wishes.size === 0) return refuse("nothing-selected");
	if (
		[...wishes].some(
			([service, count]) =>
				count > planOn(service, catalog.days.today).maxQuantity,
		)
	)
		return refuse("quantity-out-of-range");
	return ok([...wishes].map(([service, quantity]) => ({ service, quantity })));
}

/** As the table wants them. */
export function wishRows(wishes: readonly Wish[]) {
	return wishes.map(({ service, quantity }) => ({
		serviceId: service.id,
		quantity,
	}));
}
