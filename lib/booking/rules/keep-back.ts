/** How long the city keeps back a time that somebody gave back, in minutes; the most being 0: not at all. */
export interface KeepBounds {
	freedMinMinutes: number;
	freedMaxMinutes: number;
}

/** What is so near is free at once: a time that nobody can reach any more helps nobody. */
const LEAST_AHEAD = 60;

/**
 * Until when a time that was given back is kept for the wish list, before everybody sees it. By chance, so that nobody
 * can give back a time and be told when to take it: a sold appointment is cancelled and booked anew within seconds.
 * @param chance from 0 to 1
 * @returns epoch milliseconds; null: it is free at once
 */
export function keepUntil(
	startsAt: number,
	now: number,
	{ freedMinMinutes, freedMaxMinutes }: KeepBounds,
	chance: number,
): number | null {
	if (freedMaxMinutes === 0) return null;
	const minutes =
		freedMinMinutes + chance * (freedMaxMinutes - freedMinMinutes);
	const until = now + Math.round(minutes * 60) * 1_000;
	return startsAt - until < LEAST_AHEAD * 60_000 ? null : until;
}

/**
 * The same for hours that a change of plan has opened: what of them is too near is free at once, and the rest is kept.
 * @returns epoch milliseconds; null: nothing is kept
 */
export function keepStretch(
	{ startsAt, endsAt }: { startsAt: number; endsAt: number },
	now: number,
	bounds: KeepBounds,
	chance: number,
): { startsAt: number; until: number } | null {
	const until = keepUntil(endsAt, now, bounds, chance);
	if (until === null) return null;
	const near = until + LEAST_AHEAD * 60_000;
	const first = Math.ceil(near / GRID) * GRID;
	const begin = Math.max(startsAt, first);
	return begin < endsAt ? { startsAt: begin, until } : null;
}

/** Appointments begin on it. */
const GRID = 5 * 60_000;
