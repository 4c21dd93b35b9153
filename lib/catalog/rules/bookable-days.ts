import type { CivilDate } from "#lib/time.ts";

/** The days for which somebody may be choosing, both included. */
export interface BookableDays {
	today: CivilDate;
	/** The last one that any station offers. */
	last: CivilDate;
}
