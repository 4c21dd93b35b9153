import type { Wait } from "./visit.ts";

/** What comes of checking in; each has its sentence. Instants are epoch milliseconds. */
export type CheckIn =
	| {
			outcome: "checked-in" | "already-here";
			visitId: string;
			/** Wartenummer. */
			ticket: string;
			/** Of `/wartenummer/<token>`. */
			token: string;
			startsAt: number;
			/** So late that others go first. */
			isLate: boolean;
			wait: Wait | null;
	  }
	| { outcome: "wrong-station" | "wrong-day"; stationSlug: string; startsAt: number }
	/** Checking in begins at `from`. */
	| { outcome: "too-early"; stationSlug: string; startsAt: number; from: number }
	/** over: has been served already, or was ended as a no-show. */
	| { outcome: "cancelled" | "over"; stationSlug: string; startsAt: number };
