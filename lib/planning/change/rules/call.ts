/** Somebody who is to be called, as the list sorts them. Epoch milliseconds. */
interface CallTimes {
	startsAt: number;
	/** Since the last try that reached nobody: not before; null: nobody has tried. */
	nextAt: number | null;
}

/**
 * now: a call helps; later: just tried in vain; begun: the appointment has begun, so nobody can be spared the way any
 * more.
 */
export type CallGroup = "now" | "later" | "begun";
export const CALL_GROUPS = ["now", "later", "begun"] as const;

export function callGroupOf(
	{ startsAt, nextAt }: CallTimes,
	now: number,
): CallGroup {
	if (startsAt <= now) return "begun";
	return nextAt !== null && nextAt > now ? "later" : "now";
}

const MINUTE = 60_000;

/** When to try again: after an hour, in the last four hours before the appointment after a quarter of one. */
export function nextTry(startsAt: number, now: number): number {
	const isNear = startsAt - now < 240 * MINUTE;
	return now + (isNear ? 15 : 60) * MINUTE;
}

/** Soonest appointment first; who was just tried, by when to try again. */
export function byUrgency(a: CallTimes, b: CallTimes, now: number): number {
	const [one, other] = [callGroupOf(a, now), callGroupOf(b, now)];
	if (one !== other)
		return CALL_GROUPS.indexOf(one) - CALL_GROUPS.indexOf(other);
	return one === "later"
		? (a.nextAt ?? 0) - (b.nextAt ?? 0)
		: a.startsAt - b.startsAt;
}
