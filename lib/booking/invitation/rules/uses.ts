import type { AppointmentStatus } from "#lib/booking/booking.ts";
import type {
	Allowed,
	InvitationState,
} from "#lib/booking/invitation/invitation.ts";
import type { CivilDate } from "#lib/time.ts";

/** A reservation or appointment that was made by an invitation. */
export interface Use {
	use: number;
	status: AppointmentStatus;
	/** A reservation that has not run out. */
	isOpen: boolean;
}

const isHold = ({ status }: Use) => status === "held" || status === "expired";

/** How many appointments stand, or took place: one that was cancelled, by whomever, may be booked again. */
export const bookedOf = (uses: readonly Use[]): number =>
	uses.filter((one) => !isHold(one) && one.status !== "cancelled").length;

export function stateOf(
	{
		times,
		lastDay,
		isWithdrawn,
	}: Pick<Allowed, "times" | "lastDay"> & { isWithdrawn: boolean },
	uses: readonly Use[],
	today: CivilDate,
): InvitationState {
	if (isWithdrawn) return "withdrawn";
	// Whoever has booked with it wants to know that, also afterwards.
	if (bookedOf(uses) >= times) return "used";
	return today > lastDay ? "over" : "open";
}

/** Uses that an appointment has come of, whatever became of it: none comes of them again. */
export const spentOf = (uses: readonly Use[]): ReadonlySet<number> =>
	new Set(uses.filter((one) => !isHold(one)).map(({ use }) => use));

/**
 * Which use a reservation is: that of its link, or else one that was never anybody's, so that a use tells whose it is even
 * when an appointment has been moved.
 * @param isOwn made by the same link; for one appointment there is never another one at a time
 * @returns "used": the link has been booked with, or as many appointments stand as are allowed. "reserved": others are about to book all that are left.
 */
export function nextUse<One extends Use>(
	uses: readonly One[],
	times: number,
	isOwn: (one: One) => boolean,
): number | "used" | "reserved" {
	const booked = bookedOf(uses);
	const spent = spentOf(uses);
	const mine = uses.filter(isOwn);
	if (booked >= times || mine.some(({ use }) => spent.has(use))) return "used";
	const others = uses.filter((one) => one.isOpen && !isOwn(one));
	if (booked + others.length >= times) return "reserved";
	return mine[0]?.use ?? Math.max(-1, ...uses.map(({ use }) => use)) + 1;
}

/**
 * When the first of the reservations runs out, if nobody books or extends it, in whole minutes: a reservation that ends at
 * half past the minute is not over in it. Null: nothing is reserved.
 */
export function freeAgainAt(
	uses: readonly { openUntil: number | null }[],
): number | null {
	const ends = uses.flatMap(({ openUntil }) => openUntil ?? []);
	return ends.length === 0
		? null
		: Math.ceil(Math.min(...ends) / 60_000) * 60_000;
}
