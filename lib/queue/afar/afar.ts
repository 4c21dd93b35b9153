import type { Wait } from "#lib/queue/queue.ts";

/** Why nobody draws a number from afar just now; each has its sentence. */
export type NotFromAfar =
	/** The station does not want it. */
	| "off"
	/** It is closed, or gives no more numbers today. */
	| "closed"
	/** Nobody can tell how long one waits. */
	| "unknown"
	/** Whoever sets out now is hardly there before their turn. */
	| "short"
	/** So many as may have drawn one within the hour. */
	| "full";

/** What a citizen wants who waits elsewhere. */
export interface AfarWish {
	/** Slug of the station. */
	station: string;
	/** One entry as in `dienst`: slug or slug:n. */
	service: string;
	/** To the house. */
	wayMinutes: number;
	email: string;
}

/** What is asked for by a link that was mailed. */
export interface AskedView {
	stationId: number;
	stationSlug: string;
	service: string;
	wayMinutes: number;
	/** Of the number that was drawn with it; null: none yet. */
	ticketToken: string | null;
	why: NotFromAfar | "has-one" | null;
	wait: Wait | null;
}
