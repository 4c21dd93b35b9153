import type { Details } from "./schema.ts";

/** So long after booking its contact may be taken over by whoever books once more. */
const TAKE_OVER_MINUTES = 120;

/** Whether an appointment booked then still lends its contact. */
export function lendsContact(
	/** Epoch milliseconds; undefined if it never was booked. */
	bookedAt: number | undefined,
	now: Temporal.Instant,
): boolean {
	return (
		bookedAt !== undefined &&
		now.epochMilliseconds < bookedAt + TAKE_OVER_MINUTES * 60_000
	);
}

const HIDDEN = "•••";

/**
 * Enough for its owner to know it again, next to nothing for a stranger: one letter and the ending, or the last two
 * digits of the phone. Null when there is neither.
 */
export function maskContact({
	email,
	phone,
}: Pick<Details, "email" | "phone">): string | null {
	if (email) {
		const [first = ""] = email;
		const ending = email.slice(email.lastIndexOf("."));
		return `${first}${HIDDEN}@${HIDDEN}${ending}`;
	}
	return phone ? `${HIDDEN}${phone.replace(/\D/gu, "").slice(-2)}` : null;
}
