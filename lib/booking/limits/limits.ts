/** What the city lays down: columns of the table `city`, explained on `/admin/grenzen` (rules/settings.ts). */
export interface CityLimits {
	freeReservations: number;
	freeHeldMinutes: number;
	networkMinutes: number;
	cityMinutes: number;
	/** Per cent. */
	dayShare: number;
	networkDayShare: number;
	againDayShare: number;
	waitedMinutes: number;
	waitedMinutesCity: number;
}

/** What somebody who wants a time has taken already, and what others around them have. */
export interface Standing {
	/** Within the last hour. */
	client: { reservations: number; minutes: number };
	network: { minutes: number };
	/**
	 * Of the day of the station that is asked for, reserved now or booked within a day; `again`: of all clients together
	 * what each has beyond its first time.
	 */
	day: { client: number; network: number; again: number };
	/** Reserved in the whole city just now. */
	city: number;
}

/** What one more reservation costs. */
export type Price =
	| { kind: "nothing" }
	/** One of the two, as they like. */
	| { kind: "work"; tries: number; waitSeconds: number }
	/** Other days and stations stay open. */
	| { kind: "day-taken" };

/** What whoever was told a price can do to get a time. */
export interface WaysIn {
	/** ALTCHA's challenge with how many tries it is at most; null: nothing is asked any more. */
	work: { challenge: string; tries: number } | null;
	/** For so many seconds more; null: as much as may be had by waiting has been had. */
	waitSeconds: number | null;
}
