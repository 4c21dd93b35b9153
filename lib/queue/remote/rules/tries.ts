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

/** What becomes of somebody who has just not been reached: pressing again at once is no second try. */
export function missed(
	{ tries, triedAt }: Tries,
	now: number,
): { tries: number; isOver: boolean } {
	const counts = triedAt === null || now >= again(triedAt);
	const made = tries + (counts ? 1 : 0);
	return { tries: made, isOver: made >= MOST };
}
