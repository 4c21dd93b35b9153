import type { VisitKind } from "#lib/feedback/feedback.ts";
import type { CivilDate } from "#lib/time.ts";
import { addDays, civilDateOf } from "#lib/time.ts";

/** What a one-time link for feedback knows: the visit, and never whose it was. */
export interface Ask {
	id: string;
	stationId: number;
	/** Null: the service is gone. */
	serviceId: number | null;
	day: CivilDate;
	visitKind: VisitKind;
	state: "open" | "used" | "over";
}

/** Whoever was served is asked: cancelled is cancelled, and who did not come has nothing to tell. */
export const ASKED_STATUSES = ["done", "unsettled"] as const;

/** One is home again, and a step that a clerk undoes is undone. */
const AFTER_HOURS = 2;
/** Later nobody remembers; only after an outage it is that late. */
const WITHIN_HOURS = 72;
/** A holiday may lie between. */
export const ASK_VALID_DAYS = 30;

/** Visits that ended within these instants are asked about now. */
export function askWindow(now: Temporal.Instant): {
	from: Temporal.Instant;
	until: Temporal.Instant;
} {
	return {
		from: now.subtract({ hours: WITHIN_HOURS }),
		until: now.subtract({ hours: AFTER_HOURS }),
	};
}

/** The last day on which a link that is made now may be used. */
export function askUntil(now: Temporal.Instant): CivilDate {
	return addDays(civilDateOf(now), ASK_VALID_DAYS);
}

export function askState(
	{ used, until }: { used: boolean; until: CivilDate },
	now: Temporal.Instant,
): Ask["state"] {
	if (used) return "used";
	return civilDateOf(now) > until ? "over" : "open";
}
