import type {
	Catalog,
	CombineGroup,
	Limits,
	Service,
} from "#lib/catalog/catalog.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/** A service and how many persons or items it is for. */
export interface SelectedService {
	service: Service;
	quantity: number;
}
/** What one appointment is for: at least one service, each once. */
export type Selection = readonly SelectedService[];

export type SelectionRefusal =
	| "nothing-selected"
	| "unknown-service"
	| "not-bookable"
	| "quantity-out-of-range"
	| "too-many-services"
	| "too-long"
	| "cannot-combine";

/** Σ over services of duration + (n − 1) × extra; minutes. */
export function minutesOf(selection: Selection): number {
	return selection.reduce(
		(sum, { service, quantity }) =>
			sum + service.durationMinutes + (quantity - 1) * service.extraMinutes,
		0,
	);
}

type Grouped = { combineGroup: CombineGroup | null };

/** Whether two different services may share an appointment; a service without a group stands alone. */
export function canCombine(a: Grouped, b: Grouped): boolean {
	if (!a.combineGroup || !b.combineGroup) return false;
	if (a.combineGroup.slug === b.combineGroup.slug)
		return a.combineGroup.combinesWithin;
	return a.combineGroup.combinesWithAll || b.combineGroup.combinesWithAll;
}

/** The first two services of the selection that exclude each other, or null. */
export function findConflict(
	selection: Selection,
): readonly [Service, Service] | null {
	for (const [index, { service }] of selection.entries()) {
		const rival = selection
			.slice(index + 1)
			.find((other) => !canCombine(service, other.service));
		if (rival) return [service, rival.service];
	}
	return null;
}

/** The rules of a whole selection: limits of the city and what combines. */
export function checkSelection(
	selection: Selection,
	limits: Limits,
): Result<Selection, SelectionRefusal> {
	if (selection.length === 0) return refuse("nothing-selected");
	if (selection.some(({ service }) => !service.bookable))
		return refuse("not-bookable");
	const outOfRange = ({ service, quantity }: SelectedService) =>
		!Number.isInteger(quantity) ||
		quantity < 1 ||
		quantity > service.maxQuantity;
	if (selection.some(outOfRange)) return refuse("quantity-out-of-range");
	if (findConflict(selection)) return refuse("cannot-combine");
	if (selection.length > limits.maxServices) return refuse("too-many-services");
	if (minutesOf(selection) > limits.maxMinutes) return refuse("too-long");
	return ok(selection);
}

const ENTRY = /^([a-z0-9-]{1,64})(?::(\d{1,3}))?$/;

/**
 * Reads `dienst` parameters (`slug` or `slug:n`); the same service twice adds up. Entries with the
 * quantity 0 are left out, as a form sends them for services that were not chosen.
 */
export function parseSelection(
	entries: readonly string[],
	catalog: Catalog,
): Result<Selection, SelectionRefusal> {
	const quantities = new Map<Service, number>();
	for (const entry of entries) {
		const match = ENTRY.exec(entry);
		const service = catalog.services.find(({ slug }) => slug === match?.[1]);
		if (!match || !service) return refuse("unknown-service");
		const quantity = match[2] === undefined ? 1 : Number(match[2]);
		if (quantity > 0)
			quantities.set(service, (quantities.get(service) ?? 0) + quantity);
	}
	const selection = [...quantities].map(([service, quantity]) => ({
		service,
		quantity,
	}));
	return checkSelection(selection, catalog.limits);
}

/** Each entry for itself: what can be shown as chosen although the whole is refused. */
export function knownServices(
	entries: readonly string[],
	catalog: Catalog,
): Selection {
	const chosen = new Map<Service, number>();
	for (const entry of entries) {
		const [slug, quantity = "1"] = entry.split(":");
		const service = catalog.services.find((known) => known.slug === slug);
		if (service?.bookable)
			chosen.set(service, Math.max(1, Number(quantity) || 1));
	}
	return [...chosen].map(([service, quantity]) => ({ service, quantity }));
}

/** The `dienst` parameters that `parseSelection` reads back. */
export function selectionEntries(selection: Selection): string[] {
	return entriesOf(
		selection.map(({ service, quantity }) => ({
			slug: service.slug,
			quantity,
		})),
	);
}

/** The same of what is stored. */
export function entriesOf(
	services: readonly { slug: string; quantity: number }[],
): string[] {
	return services.map(({ slug, quantity }) =>
		quantity === 1 ? slug : `${slug}:${quantity}`,
	);
}

/** Whether two lists of `dienst` entries say the same, in whatever order. */
export function isSameChoice(
	one: readonly string[],
	other: readonly string[],
): boolean {
	return String(one.toSorted()) === String(other.toSorted());
}

/** Something is handed out only in the station where it was ordered. */
export function isCollecting(selection: Selection): boolean {
	return selection.some(({ service }) => service.collectsDocument);
}

/** One appointment taken apart into two, each of them shorter. */
interface Split {
	first: Selection;
	second: Selection;
}

/**
 * Every way to make two appointments out of one: a service for itself, or a person (an item) of a
 * service for itself. What is allowed together is allowed apart.
 */
export function splitsOf(selection: Selection): Split[] {
	const several = selection.length > 1;
	const splits = selection.flatMap((one) => {
		const others = selection.filter((other) => other !== one);
		const { service, quantity } = one;
		const apart = several ? [{ first: others, second: [one] }] : [];
		if (quantity === 1) return apart;
		const fewer = selection.map((entry) =>
			entry === one ? { service, quantity: quantity - 1 } : entry,
		);
		return [...apart, { first: fewer, second: [{ service, quantity: 1 }] }];
	});
	// Of two services, either one for itself is the same.
	return splits.filter(
		(split, index) =>
			!splits
				.slice(0, index)
				.some((earlier) => partsOf(earlier) === partsOf(split)),
	);
}

const partsOf = ({ first, second }: Split) =>
	[first, second]
		.map((part) => selectionEntries(part).join())
		.sort()
		.join("|");
