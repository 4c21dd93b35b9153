import { isRemote, type Kind } from "#lib/catalog/rules/kind.ts";
import type { QueueSettings, Wait } from "#lib/queue/queue.ts";
import { civilDateOf } from "#lib/time.ts";

/** What comes of checking in; each has its sentence. Instants are epoch milliseconds. */
export type CheckIn =
	| {
			outcome: "checked-in" | "already-here";
			visitId: string;
			/** Wartenummer. */
			ticket: string;
			/** Of `/wartenummer/<token>`. */
			token: string;
			/** Of the appointment; of a number from afar when they came or drew it. */
			startsAt: number;
			/** False: a number from afar. */
			isBooked: boolean;
			/** So late that others go first. */
			isLate: boolean;
			wait: Wait | null;
	  }
	| Misplaced;

/** Why nobody was checked in. */
type Misplaced =
	| {
			outcome: "wrong-station" | "wrong-day";
			stationSlug: string;
			startsAt: number;
	  }
	| {
			outcome: "too-early";
			stationSlug: string;
			startsAt: number;
			/** Checking in begins then. */
			from: number;
	  }
	/** remote: by phone or video, and nobody checks in for it. */
	| { outcome: "remote"; stationSlug: string; startsAt: number }
	/** over: has been served already, or was ended as a no-show. */
	| { outcome: "cancelled" | "over"; stationSlug: string; startsAt: number }
	/** A number from afar: it counts no more, or at another station. It was drawn then. */
	| {
			outcome: "afar-over" | "afar-elsewhere";
			stationSlug: string;
			startsAt: number;
	  };

/** What can be said against checking in an appointment here and now; null: nothing. Those already here are no case of it. */
export function misplaced(
	appointment: {
		status: string;
		stationId: number;
		stationSlug: string;
		startsAt: number;
		kind: Kind;
	},
	stationId: number,
	now: Temporal.Instant,
	/** How long before the start it begins; with Infinity any time of the day will do. */
	{ checkInMinutes }: Pick<QueueSettings, "checkInMinutes">,
): Misplaced | null {
	const { status, stationSlug, startsAt } = appointment;
	const about = { stationSlug, startsAt };
	if (status === "cancelled") return { outcome: "cancelled", ...about };
	// Served just now, too: at whatever desk calls them.
	if (isRemote(appointment.kind) && ["booked", "serving"].includes(status))
		return { outcome: "remote", ...about };
	if (status !== "booked") return { outcome: "over", ...about };
	const day = civilDateOf(Temporal.Instant.fromEpochMilliseconds(startsAt));
	if (day !== civilDateOf(now)) return { outcome: "wrong-day", ...about };
	if (appointment.stationId !== stationId)
		return { outcome: "wrong-station", ...about };
	const from = startsAt - checkInMinutes * 60_000;
	return now.epochMilliseconds < from
		? { outcome: "too-early", ...about, from }
		: null;
}
