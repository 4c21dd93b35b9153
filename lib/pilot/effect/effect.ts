import type { CivilDate } from "#lib/time.ts";

/** Whom a wait is about: everybody, or people without or with an appointment. */
export type Kind = "all" | "without" | "with";

/** Sums of one kind of people on one day. */
export interface CountedPeople {
	visits: number;
	served: number;
	/** Nobody served them. */
	left: number;
	/** Of those served, together. */
	waitSeconds: number;
	/** Null: nobody was served. */
	medianSeconds: number | null;
}

/** Everything that was counted at a station on a day that is over; null: nobody counted it. */
export interface StationDay {
	stationId: number;
	date: CivilDate;
	people: Readonly<Partial<Record<Kind, CountedPeople>>>;
	/** Served with an appointment, and how many of them within the city's promise. */
	promise: { known: number; within: number };
	queue: { waitingSeconds: number; openSeconds: number } | null;
	due: number;
	noShows: number;
	/** Looked at once a day for each service: how often, how often a time was free within the promise, and the median. */
	lead: { measured: number; within: number; median: number | null } | null;
	ratings: {
		wait: { count: number; sum: number };
		service: { count: number; sum: number };
	};
}

/** A wait that somebody measured before the station was online. */
export interface WaitBefore {
	stationId: number;
	/** A day, or a week from Monday to Sunday. */
	firstDay: CivilDate;
	lastDay: CivilDate;
	/** With an appointment. */
	booked: boolean;
	/** Nobody came with an appointment then: these are all who came. */
	everybody: boolean;
	people: number;
	/** Minutes; at least one of the two. */
	mean: number | null;
	median: number | null;
	/** How it was measured, in words. */
	source: string;
}

/** From this day on, up to the day before that one; null: still. */
export interface OnlineSpan {
	from: CivilDate;
	until: CivilDate | null;
}

/** When a station took appointments online: days, ascending. */
export interface StationOnline {
	stationId: number;
	spans: readonly OnlineSpan[];
}
