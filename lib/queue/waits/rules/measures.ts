/** How long things take, measured in the last weeks where enough was seen. */
export interface Measures {
	/** By service: real minutes for each planned one. Services seen too rarely are not in it. */
	pace: ReadonlyMap<number, number>;
	/** The same for all services together. */
	paceOfAll: number;
	/** Real service times as multiples of what pace expects, ascending: how much they spread. */
	spread: readonly number[];
	/** From the call to the desk, in milliseconds. */
	wayMs: number;
	/** Of those booked, who comes. */
	showRate: number;
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

/** How long it really takes, most likely. */
export function likelyMinutes(
	services: readonly Planned[],
	{ pace, paceOfAll }: Measures,
): number {
	return services.reduce(
		(sum, service) =>
			sum +
			plannedMinutes([service]) * (pace.get(service.serviceId) ?? paceOfAll),
		0,
	);
}
