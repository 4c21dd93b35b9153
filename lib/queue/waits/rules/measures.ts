import type { Spread } from "./spread.ts";

/** How long things take and what people do, measured in the last weeks where enough was seen. */
export interface Measures {
	/** By service: real minutes for each planned one, on average. Services seen too rarely are not in it. */
	pace: ReadonlyMap<number, number>;
	/** The same for all services together. */
	paceOfAll: number;
	/** What a station, an hour of the day and a number of persons add to the pace, as factors (paces.ts). */
	paces?: Paces;
	/** Real service times as multiples of what pace expects: how much they spread. */
	spread: Spread;
	/** From the call to the desk, in milliseconds. */
	wayMs: number;
	/** Of those booked, who comes. */
	showRate: number;
	/** What people do besides. Left out: they come on time and stay. */
	people?: People;
	/** How desks that were planned are really taken. Left out: nobody knows, and none is counted on. */
	desks?: DeskHabits;
	/** People without an appointment as they usually come. Left out: nobody knows. */
	walkIns?: UsualWalkIns;
}

export interface UsualWalkIns {
	/** By `station:weekday` (ISO). */
	hours: ReadonlyMap<string, readonly { hour: number; people: number }[]>;
	/** How long one of them takes. */
	minutes: number;
}

interface Paces {
	/** By `station:service`; in place of the service's. */
	stations: ReadonlyMap<string, number>;
	hours: ReadonlyMap<number, number>;
	/** By number of persons, three or more as three. */
	persons: ReadonlyMap<number, number>;
}

/** Minutes, and shares of one. */
export interface People {
	/** After the appointment's time (before it: negative) those come who come. Null: at it. */
	lateness: Spread | null;
	/** Of those without an appointment, who leaves unserved, and after what wait. */
	leaving: { share: number; after: Spread } | null;
	/** Of calls, those at which nobody comes to the desk, and how long it stands empty then. */
	empty: { share: number; minutes: number };
	/** Who has an appointment and was not seen is called where nobody else waits, so long after its time. */
	unseen: { share: number; after: number; minutes: number };
	/** Of somebody who was served before and comes back in line: so much of the usual length is left. */
	rest: number;
	/** Of those without an appointment, who goes before others. */
	urgent: { emergency: number; priority: number };
}

/** Minutes, and shares of one. */
export interface DeskHabits {
	/** Of desks that were planned, those at which somebody sat that day. */
	taken: number;
	/** After the planned minute (before it: negative) somebody sits there. */
	lateness: Spread;
	/** By hour of the day: how many breaks begin in it, of each desk that was taken. Nobody is called though people wait. */
	breaks: ReadonlyMap<number, number>;
	/** How long one of them is. */
	breakMinutes: number;
}

/** Before anything was measured: as planned, spread as services everywhere are. */
export const UNMEASURED: Measures = {
	pace: new Map(),
	paceOfAll: 1,
	spread: [0.5, 0.65, 0.75, 0.85, 0.95, 1.05, 1.15, 1.3, 1.5, 1.9],
	wayMs: 60_000,
	showRate: 0.9,
};

export interface Planned {
	serviceId: number;
	quantity: number;
	durationMinutes: number;
	/** For each further person or item. */
	extraMinutes: number;
}

/** As an appointment for it is planned. */
export function plannedMinutes(services: readonly Planned[]): number {
	return services.reduce(
		(sum, { durationMinutes, extraMinutes, quantity }) =>
			sum + durationMinutes + (quantity - 1) * extraMinutes,
		0,
	);
}

/** Where and when somebody is served; what is left out is taken as everywhere. */
export interface Served {
	stationId?: number;
	hour?: number;
}

/** How long it really takes, on average. */
export function likelyMinutes(
	services: readonly Planned[],
	{ pace, paceOfAll, paces }: Measures,
	{ stationId, hour }: Served = {},
): number {
	return services.reduce((sum, service) => {
		const own =
			paces?.stations.get(`${stationId}:${service.serviceId}`) ??
			pace.get(service.serviceId) ??
			paceOfAll;
		const byHour = (hour === undefined ? null : paces?.hours.get(hour)) ?? 1;
		const byPersons = paces?.persons.get(Math.min(service.quantity, 3)) ?? 1;
		return sum + plannedMinutes([service]) * own * byHour * byPersons;
	}, 0);
}
