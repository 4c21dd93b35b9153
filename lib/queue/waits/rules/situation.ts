import type { PlaySettings, QueueDesk, Spoken } from "#lib/queue/queue.ts";
import type { Measures } from "./measures.ts";

/** Somebody to be served, and how long that is likely to take. */
export interface Job extends Spoken {
	minutes: number;
	/** How likely somebody with an appointment comes; left out: as everywhere (measures.showRate). */
	showRate?: number;
	/** By phone or video: they are called at their time, so nobody is late or stays away; left out: they come. */
	isRemote?: boolean;
	/** What they wait for after that at other desks, in order; left out: nothing. */
	later?: readonly NextLeg[];
}

/** A step of a walk list that is still to come. */
export type NextLeg = Pick<Job, "serviceIds" | "forDeskId" | "minutes">;

/** A desk that somebody sits at, or will. Instants are epoch milliseconds. */
export interface OpenDesk extends QueueDesk {
	/** Whom it serves or has called; null: free. */
	busy: {
		since: number;
		isServed: boolean;
		minutes: number;
		/** As what they wait again afterwards; left out: they go. */
		goesOn?: Job;
	} | null;
	/** Of a day that is only planned: calls from then on, and no more after that. Left out: somebody sits there now. */
	open?: { from: number; until: number };
	/** Somebody sits there now and goes then, unless it is the last shift of the day. */
	goes?: number;
	/** It calls nobody before then: a pause whose end was said. Left out: it calls. */
	back?: number;
	/** Had its break today. Left out: not yet. */
	isRested?: boolean;
}

/** A desk at which nobody sits yet, planned for today. Instants are epoch milliseconds. */
export interface LaterDesk extends QueueDesk {
	from: number;
	until: number;
	/** Somebody was there in this part of the day and called last at that instant: a break, perhaps. Null: nobody was. */
	leftAt: number | null;
}

export interface Situation {
	now: number;
	settings: PlaySettings;
	measures: Measures;
	desks: readonly OpenDesk[];
	/** Left out: nobody knows of any. */
	later?: readonly LaterDesk[];
	/** In the house, not yet called. */
	waiting: readonly Job[];
	/** Appointments whose people are not here yet; the time of some may be over. */
	coming: readonly Job[];
	/** People without an appointment, as they usually come; left out: nobody knows. */
	walkIns?: {
		hours: readonly { from: number; until: number; people: number }[];
		/** How long one of them takes. */
		minutes: number;
	};
}
