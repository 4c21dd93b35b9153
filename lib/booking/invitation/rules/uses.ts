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

/**
 * Which use a new reservation is: one that nobody is about to book just now, or else the first that is not booked, whose
 * reservation it takes over. An invitation for one appointment has one use at a time, so however many press at once, one
 * reservation is made, and one appointment.
 * @param at which of several, so that two people with the same link do not meet; any whole number from 0
 * @returns null: as many appointments stand as are allowed
 */
export function nextUse(
	uses: readonly Use[],
	times: number,
	at: number,
): number | null {
	const left = times - bookedOf(uses);
	if (left <= 0) return null;
	const spent = new Set(
		uses.filter((one) => !isHold(one)).map(({ use }) => use),
	);
	const unspent: number[] = [];
	for (let use = 0; unspent.length < left; use += 1)
		if (!spent.has(use)) unspent.push(use);
	const inUse = new Set(
		uses.filter(({ isOpen }) => isOpen).map(({ use }) => use),
	);
	const quiet = unspent.filter((use) => !inUse.has(use));
	return quiet[at % Math.max(1, quiet.length)] ?? unspent[0] ?? null;
}
