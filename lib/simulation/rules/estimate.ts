/** A figure from several runs that know nothing of each other. */
export interface Estimate {
	mean: number;
	/** Between the runs. */
	deviation: number;
	runs: number;
}

/** Null: fewer than two runs have it. */
export function estimateOf(
	values: readonly (number | null)[],
): Estimate | null {
	const known = values.filter((value) => value !== null);
	const runs = known.length;
	if (runs < 2) return null;
	const mean = known.reduce((sum, value) => sum + value, 0) / runs;
	const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	return { mean, deviation: Math.sqrt(squares / (runs - 1)), runs };
}

/** Run by run, what the second has more than the first: both saw the same people, so most of the chance is gone. */
export function differenceOf(
	before: readonly (number | null)[],
	after: readonly (number | null)[],
): Estimate | null {
	return estimateOf(
		before.map((value, run) => {
			const other = after[run] ?? null;
			return value === null || other === null ? null : other - value;
		}),
	);
}

/** How far the mean itself may be from the truth of the model. */
export const errorOf = ({ deviation, runs }: Estimate): number =>
	deviation / Math.sqrt(runs);

/** Between which two nine in ten further runs will lie. A run is some days long, so this is what somebody will see. */
export function rangeOf(estimate: Estimate): { from: number; until: number } {
	const { mean, deviation, runs } = estimate;
	// Of Student's distribution, for 95 % on either side: a handful of runs knows its own spread badly.
	const times = NINETY.find(([most]) => runs - 1 <= most)?.[1] ?? 1.65;
	const width = times * deviation * Math.sqrt(1 + 1 / runs);
	return { from: mean - width, until: mean + width };
}

/** Degrees of freedom, and the quantile for no more than so many. */
const NINETY: readonly (readonly [number, number])[] = [
	[1, 6.31],
	[2, 2.92],
	[4, 2.13],
	[9, 1.83],
	[19, 1.73],
	[40, 1.68],
];
