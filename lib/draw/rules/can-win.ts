/** Somebody who takes part, with what the city's limits say of them as the lot is drawn. */
export interface Candidate {
	id: string;
	/** By which a name is counted. */
	wordsKey: string | null;
	minutes: number;
	/** Whoever booked this instead of taking part would be refused. */
	isRefused: boolean;
	/** Minutes that this name may still have. */
	minutesLeft: number;
}

/**
 * Who can win: whoever could book the same. One name hands in many wishes under many addresses, or is the name of many;
 * together they get no more than one person may have. Whose wishes count says the order of their ids, which are made by
 * chance: being early is of no use to anybody, neither to namesakes nor to who would keep one of them out. It is decided
 * before the lot is drawn, of nothing that the lot says.
 * @returns their ids
 */
export function whoCanWin(candidates: readonly Candidate[]): Set<string> {
	const taken = new Map<string, number>();
	const inOrder = candidates.toSorted((a, b) => (a.id < b.id ? -1 : 1));
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
