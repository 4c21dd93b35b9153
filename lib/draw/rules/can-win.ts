/** Somebody who takes part, with what the city's limits say of them as the lot is drawn. */
export interface Candidate {
	id: string;
	/** By which a name is counted. */
	wordsKey: string | null;
	/** Handed in then; epoch milliseconds. */
	at: number;
	minutes: number;
	/** Whoever booked this instead of taking part would be refused. */
	isRefused: boolean;
	/** Minutes that this name may still have. */
	minutesLeft: number;
}

/**
 * Who can win: whoever could book the same. One name hands in many wishes under many addresses; together they get no
 * more than one person may have, so those count that were handed in first. It is decided before the lot is drawn, of
 * nothing that the lot says.
 * @returns their ids
 */
export function whoCanWin(candidates: readonly Candidate[]): Set<string> {
	const taken = new Map<string, number>();
	const inOrder = candidates.toSorted(
		(a, b) => a.at - b.at || (a.id < b.id ? -1 : 1),
	);
	return new Set(
		inOrder.flatMap(({ id, wordsKey, minutes, isRefused, minutesLeft }) => {
			const name = wordsKey ?? id;
			const minutesOfName = (taken.get(name) ?? 0) + minutes;
			if (isRefused || minutesOfName > minutesLeft) return [];
			taken.set(name, minutesOfName);
			return [id];
		}),
	);
}
