import "server-only";

/** A step with a visit, as the page showed it. */
export interface VisitChange {
	visitId: string;
	/** Of the page: on a newer visit nobody decides unseen. */
	version: number;
	now: Temporal.Instant;
}

export type VisitRefusal =
	| "forbidden"
	| "unknown-visit"
	/** A colleague was faster, or the state does not allow the step: look at the page anew. */
	| "visit-changed"
	| "busy";
