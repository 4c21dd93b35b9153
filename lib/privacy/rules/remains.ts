import { civilDateOf } from "#lib/time.ts";

/** What has to be known of an appointment to say whether its contact may go. */
export interface Going {
	id: string;
	status: string;
	/** Epoch milliseconds. */
	startsAt: number;
}

/** What becomes of everything that belongs to a person who wants to be forgotten. */
export interface Plan {
	/** Over, or never more than a reservation: nothing stands in the way. */
	erased: readonly string[];
	/** Still to come: kept until it is over, unless it is cancelled. */
	coming: readonly string[];
	/** In the house just now. */
	inTheHouse: readonly string[];
}

const IN_THE_HOUSE: readonly string[] = ["arrived", "called", "serving"];

/** The right to be forgotten ends where the data are still needed for what they were given for (Art. 17 (1) a). */
export function planErasing(
	appointments: readonly Going[],
	now: Temporal.Instant,
): Plan {
	const isHere = ({ status }: Going) => IN_THE_HOUSE.includes(status);
	// Whoever is late may still come the whole day.
	const today = civilDateOf(now);
	const isComing = ({ status, startsAt }: Going) =>
		status === "booked" &&
		civilDateOf(Temporal.Instant.fromEpochMilliseconds(startsAt)) >= today;
	const ids = (isIt: (one: Going) => boolean) =>
		appointments.filter(isIt).map(({ id }) => id);
	return {
		inTheHouse: ids(isHere),
		coming: ids(isComing),
		erased: ids((one) => !isHere(one) && !isComing(one)),
	};
}
