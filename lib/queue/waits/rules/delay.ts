/** Somebody with an appointment today, as far as it says how late the house is. Instants are epoch milliseconds. */
export interface SeenAppointment {
	startsAt: number;
	arrivedAt: number;
	/** The first call; null: not called. */
	calledAt: number | null;
	/** In the line, and not called yet. */
	isWaiting: boolean;
	/** Went before others, or was to. */
	isUrgent: boolean;
}

const MINUTE = 60_000;
/** What was an hour ago says nothing of now. */
const RECENT = 60 * MINUTE;
/** One person is no house. */
const ENOUGH = 3;

/**
 * By how many minutes people with an appointment are called later than planned, just now: the median of those whose time
 * lay in the last hour and who were there by then. Who still waits counts once they have waited longer than the others,
 * for how long they will nobody knows. Null: too few were seen to say anything.
 */
export function delayNow(
	seen: readonly SeenAppointment[],
	now: number,
): number | null {
	const punctual = seen.filter(
		({ startsAt, arrivedAt, isUrgent }) =>
			!isUrgent &&
			startsAt <= now &&
			startsAt > now - RECENT &&
			arrivedAt <= startsAt,
	);
	const called = punctual.flatMap(({ calledAt, startsAt }) =>
		calledAt === null ? [] : [Math.max(0, calledAt - startsAt)],
	);
	const usual = called.length === 0 ? 0 : median(called);
	const longer = punctual.flatMap(({ calledAt, isWaiting, startsAt }) =>
		calledAt === null && isWaiting && now - startsAt > usual
			? [now - startsAt]
			: [],
	);
	const all = [...called, ...longer];
	return all.length < ENOUGH ? null : Math.round(median(all) / MINUTE);
}

function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const half = Math.floor(sorted.length / 2);
	const [low, high] = [sorted[half - 1] ?? 0, sorted[half] ?? 0];
	return sorted.length % 2 === 1 ? high : (low + high) / 2;
}
