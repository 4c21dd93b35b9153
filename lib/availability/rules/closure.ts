import type { ServiceClosure } from "#lib/availability/availability.ts";
import type { CivilDate, Minute } from "#lib/time.ts";
import type { Span } from "./span.ts";

/** Cuts openings: for the city, a station, a desk, or for some services only (design §3). */
export interface Closure {
	scope: "city" | "station" | "desk" | "services";
	/** Scope station; scope services: null = at every station. */
	stationId: number | null;
	/** Scope desk. */
	deskId: number | null;
	/** Scope services. */
	serviceIds: number[];
	/** Both days included. */
	startDate: CivilDate;
	endDate: CivilDate;
	/**
	 * Minutes of the civil day in the city; null = from its beginning, until its end. In a closure of
	 * several days they hold on each of them, not from the first day's time to the last day's.
	 */
	from: Minute | null;
	until: Minute | null;
}

/** What the closures cut out of this desk's day. Closed services cut nothing: the desk stays open. */
export function cutsOf(
	closures: readonly Closure[],
	date: CivilDate,
	stationId: number,
	deskId: number,
): Span[] {
	return closures
		.filter(
			(closure) =>
				isOn(closure, date) && closesDesk(closure, stationId, deskId),
		)
		.map(spanOf);
}

/** The closed services of this station's day, those closed at every station among them. */
export function serviceClosuresOn(
	closures: readonly Closure[],
	date: CivilDate,
	stationId: number,
): ServiceClosure[] {
	return closures
		.filter(
			(closure) =>
				closure.scope === "services" &&
				isOn(closure, date) &&
				(closure.stationId === null || closure.stationId === stationId),
		)
		.map((closure) => ({
			serviceIds: new Set(closure.serviceIds),
			...spanOf(closure),
		}));
}

function isOn(closure: Closure, date: CivilDate): boolean {
	return closure.startDate <= date && date <= closure.endDate;
}

function spanOf(closure: Closure): Span {
	return { from: closure.from ?? 0, until: closure.until ?? 1440 };
}

function closesDesk(
	closure: Closure,
	stationId: number,
	deskId: number,
): boolean {
	switch (closure.scope) {
		case "city":
			return true;
		case "station":
			return closure.stationId === stationId;
		case "desk":
			return closure.deskId === deskId;
		case "services":
			return false;
	}
}
