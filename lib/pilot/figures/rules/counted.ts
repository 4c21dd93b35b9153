/** What the database counted, before anything is hidden. `period` 0: the one asked for; 1: the one to compare with. */
interface Counted {
	period: number;
	/** Of the breakdown; null: all together. */
	key: string | null;
}

export interface CountedVisits extends Counted {
	/** Null: with and without an appointment. */
	booked: boolean | null;
	visits: number;
	served: number;
	/** Of those served, who was in the house: waits and ways are theirs. */
	waited: number;
	/** Who left, or was not there when called: nobody served them. */
	left: number;
	/** Median and 90th percentile in seconds, of those served; null: nobody. */
	wait: readonly number[] | null;
	way: readonly number[] | null;
	service: readonly number[] | null;
	/** Who was told a wait and called, and whose call came within what was told. */
	told: number;
	asTold: number;
	/** Whose time at the desk is known. */
	measured: number;
	plannedSeconds: number;
	serviceSeconds: number;
}

export interface CountedBookings extends Counted {
	kind: "held" | "booked" | "cancelled" | "moved" | "due" | "no-show";
	channel: "online" | "staff";
	count: number;
}

export interface CountedQueue extends Counted {
	/** Who began to wait. */
	visits: number;
	/** Of everybody who waited, together. */
	waitingSeconds: number;
	/** From the first step of each day to its last. */
	openSeconds: number;
	/** At once, at one station. */
	most: number;
}

export interface CountedCapacity extends Counted {
	channel: "online" | "staff" | "walk-in";
	openMinutes: number;
	bookedMinutes: number;
	/** Who took them. */
	people: number;
}

export interface CountedLeads extends Counted {
	/** So many measurements, and how many of them found nothing free. */
	measured: number;
	none: number;
	/** Days. */
	median: number | null;
}

export interface CountedThings extends Counted {
	what: string;
	count: number;
}

export interface CountedAnswers extends Counted {
	answers: number;
	/** Means of 1 to 5, with how many gave one. */
	booking: number | null;
	bookings: number;
	wait: number | null;
	waits: number;
	service: number | null;
	services: number;
}

export interface CountedLanguages {
	period: number;
	locale: string;
	bookings: number;
	visits: number;
}

export interface CountedSpread {
	what: "wait" | "way" | "service";
	period: number;
	booked: boolean;
	/** 0 … SPREAD_CLASSES − 1 */
	class: number;
	count: number;
}

/** Everything that a page of figures is made of. */
export interface AllCounted {
	visits: readonly CountedVisits[];
	bookings: readonly CountedBookings[];
	queues: readonly CountedQueue[];
	capacity: readonly CountedCapacity[];
	leads: readonly CountedLeads[];
	things: readonly CountedThings[];
	answers: readonly CountedAnswers[];
	languages: readonly CountedLanguages[];
	spread: readonly CountedSpread[];
}

/** Things of a station's day whose times were gone within a day of the first booking: one each, and after how long. */
export const SOLD_OUT_DAYS = "sold-out-days";
export const SOLD_OUT_SECONDS = "sold-out-seconds";

/** The last class has no end. */
export const SPREAD_CLASSES = 13;
/** Minutes of a class. */
export const SPREAD_WIDTH = { wait: 5, way: 1, service: 5 } as const;
