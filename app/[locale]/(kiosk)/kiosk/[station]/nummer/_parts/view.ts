import {
	type Catalog,
	offeredServices,
	type Service,
} from "#lib/catalog/catalog.ts";
import { parseWishes, type Wish } from "#lib/queue/arrival/rules/wishes.ts";
import { type Sent, textOf } from "#lib/sent.ts";

/** Which question of drawing a ticket an address asks. */
export type DrawView =
	| { kind: "services"; category: string | null; chosen: readonly Wish[] }
	| { kind: "quantity"; service: Service; chosen: readonly Wish[] }
	| { kind: "check"; chosen: readonly Wish[] };

export function readView(params: Sent, catalog: Catalog): DrawView {
	const entries = [params.dienst ?? []].flat().slice(0, 20);
	const wishes = parseWishes(entries, catalog);
	const chosen = wishes.ok ? wishes.value : [];
	const asked = textOf(params, "wahl");
	const service = offeredServices(catalog).find(
		({ slug, bookable }) => bookable && slug === asked,
	);
	if (service) return { kind: "quantity", service, chosen };
	const category = textOf(params, "gruppe");
	if (chosen.length === 0 || category || textOf(params, "schritt") === "mehr")
		return { kind: "services", category: category || null, chosen };
	return { kind: "check", chosen };
}

export function entriesOf(wishes: readonly Wish[]): string[] {
	return wishes.map(({ service, quantity }) =>
		quantity === 1 ? service.slug : `${service.slug}:${quantity}`,
	);
}
