/** Whoever was not reached is tried once more, after so many minutes. */
const AGAIN_AFTER = 5;
/** So often nobody is reached before it is given up. */
const MOST = 2;

/** Of one appointment by phone or video; instants are epoch milliseconds. */
export interface Tries {
	/** How often nobody was reached. */
	tries: number;
	/** When last; null: never. */
	triedAt: number | null;
}

const again = (triedAt: number) => triedAt + AGAIN_AFTER * 60_000;

/** When somebody is to be called, or the room to be opened: at their time, and once more some minutes after the first try. */
export const dueAt = (startsAt: number, { triedAt }: Tries): number =>
	triedAt === null ? startsAt : Math.max(startsAt, again(triedAt));

/** Those of the time it has now: what was tried before, of a time it was moved from or too early, counts for nothing. */
export const triesAt = (startsAt: number, tried: Tries): Tries =>
	tried.triedAt !== null && tried.triedAt >= startsAt
		? tried
		: { tries: 0, triedAt: null };

/**
 * What becomes of somebody who has just not been reached: pressing again at once is no second try, and before their
 * time nobody has to answer.
 */
export function missed(
	startsAt: number,
	tried: Tries,
	now: number,
): { tries: number; isOver: boolean } {
	const { tries, triedAt } = triesAt(startsAt, tried);
	const counts = now >= startsAt && (triedAt === null || now >= again(triedAt));
	const made = tries + (counts ? 1 : 0);
	return { tries: made, isOver: made >= MOST };
}
