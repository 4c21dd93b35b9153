import type { Minute, Weekday } from "#lib/time.ts";

/** So many had an appointment, and so many of them did not come. Never about whom. */
export interface Counted {
	due: number;
	absent: number;
}

/** Where a share of no-shows is asked for. */
export interface Place {
	stationId: number;
	/** Ids of the appointment's services, ascending, joined by "+". */
	service: string;
	weekday: Weekday;
	/** Of the start, civil. */
	hour: number;
}

export interface CountedPlace extends Place, Counted {}

/** A share between 0 and 1 and how sure it is: one standard deviation. */
export interface Share {
	mean: number;
	sd: number;
}

/** A stretch of a desk's day. */
export interface DeskSpan {
	deskId: number;
	from: Minute;
	until: Minute;
}

/** Two wordings of "Kommen Sie?" under trial. */
export const ARMS = ["a", "b"] as const;
export type Arm = (typeof ARMS)[number];
