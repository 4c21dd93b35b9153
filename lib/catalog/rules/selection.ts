import type {
	Catalog,
	Limits,
	Service,
	ServicePlan,
} from "#lib/catalog/catalog.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { CivilDate } from "#lib/time.ts";
import type { BookableDays } from "./bookable-days.ts";
import { isOfferedOn, planOn, turningDays } from "./plan.ts";

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
	/** Its last day is before the appointment's. */
	| "no-longer-offered"
	| "quantity-out-of-range"
	| "too-many-services"
	| "too-long"
	| "cannot-combine";

/** Σ over services of duration + (n − 1) × extra on the day of the appointment; minutes. */
export function minutesOf(selection: Selection, day: CivilDate): number {
	return selection.reduce((sum, { service, quantity }) => {
		const { durationMinutes, extraMinutes } = planOn(service, day);
		return sum + durationMinutes + (quantity - 1) * extraMinutes;
	}, 0);
}

/** The shortest and the longest it takes, for whoever has not chosen a day yet; minutes. */
export function minutesWithin(
	selection: Selection,
	days: BookableDays,
): { least: number; most: number } {
	const services = selection.map(({ service }) => service);
	const all = turningDays(services, days).map((day) =>
		minutesOf(selection, day),
	);
	return { least: Math.min(...all), most: Math.max(...all) };
}

type Grouped = Pick<ServicePlan, "combineGroup">;

/** Whether two different services may share an appointment; a service without a group stands alone. */
export function canCombine(a: Grouped, b: Grouped): boolean {
	if (!a.combineGroup || !b.combineGroup) return false;
	if (a.combineGroup.slug === b.combineGroup.slug)
		return a.combineGroup.combinesWithin;
	return a.combineGroup.combinesWithAll || b.combineGroup.combinesWithAll;
}

/** The first two services of the selection that exclude each other on this day, or null. */
export function findConflict(
	selection: Selection,
	day: CivilDate,
): readonly [Service, Service] | null {
	for (const [index, { service }] of selection.entries()) {
		const rival = selection
			.slice(index + 1)
			.find(
				(other) =>
					!canCombine(planOn(service, day), planOn(other.service, day)),
			);
		if (rival) return [service, rival.service];
	}
	return null;
}

/** The rules of a whole selection on the day of its appointment: limits of the city, what combines, what is offered. */
export function checkSelection(
	selection: Selection,
	limits: Limits,
	day: CivilDate,
): Result<Selection, SelectionRefusal> {
	if (selection.length === 0) return refuse("nothing-selected");
	if (selection.some(({ service }) => !service.bookable))
		return refuse("not-bookable");
	if (selection.some(({ service }) => !isOfferedOn(service, day)))
		return refuse("no-longer-offered");
	const outOfRange = ({ service, quantity }: SelectedService) =>
		!Number.isInteger(quantity) ||
		quantity < 1 ||
		quantity > planOn(service, day).maxQuantity;
	if (selection.some(outOfRange)) return refuse("quantity-out-of-range");
	if (findConflict(selection, day)) return refuse("cannot-combine");
	if (selection.length > limits.maxServices) return refuse("too-many-services");
	if (minutesOf(selection, day) > limits.maxMinutes) return refuse("too-long");
	return ok(selection);
}

/** The day whose rules a selection has to keep; of several, or of any that can be booked, there has to be one. */
export type AskedDay = CivilDate | BookableDays | "any";

/** The day by which a selection is judged: the one that was asked for, or the first on which it is allowed, else today. */
export function judgedDay(
	selection: Selection,
	{ limits, days }: Pick<Catalog, "limits" | "days">,
	asked: AskedDay,
): CivilDate {
	if (typeof asked === "string" && asked !== "any") return asked;
	const within = asked === "any" ? days : asked;
	const services = selection.map(({ service }) => service);
	return (
		turningDays(services, within).find(
			(day) => checkSelection(selection, limits, day).ok,
		) ?? within.today
	);
}

/** How long an appointment for this takes on a day, in minutes; null: nobody may book it for that day. */
export type LengthOn = (day: CivilDate) => number | null;

export function lengthOn(selection: Selection, limits: Limits): LengthOn {
	const known = new Map<CivilDate, number | null>();
	const isPlain = selection.every(
		({ service }) => service.plans.length === 1 && service.lastDay === null,
	);
	const asked = (day: CivilDate) =>
		checkSelection(selection, limits, day).ok
			? minutesOf(selection, day)
			: null;
	// Hundreds of days are asked for, and nearly always all are alike.
	let alike: number | null | undefined;
	return (day) => {
		if (isPlain) {
			if (alike === undefined) alike = asked(day);
			return alike;
		}
		const before = known.get(day);
		if (before !== undefined) return before;
		const minutes = asked(day);
		known.set(day, minutes);
		return minutes;
	};
}

/** What free times are asked for. */
export function askedFor(selection: Selection, limits: Limits) {
	return {
		serviceIds: selection.map(({ service }) => service.id),
		lengthOn: lengthOn(selection, limits),
	};
}

const ENTRY = /^([a-z0-9-]{1,64})(?::(\d{1,3}))?$/;

/**
 * Reads `dienst` parameters (`slug` or `slug:n`); the same service twice adds up. Entries with the
 * quantity 0 are left out, as a form sends them for services that were not chosen.
 */
export function parseSelection(
	entries: readonly string[],
	catalog: Catalog,
	asked: AskedDay,
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
	return checkSelection(
		selection,
		catalog.limits,
		judgedDay(selection, catalog, asked),
	);
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
