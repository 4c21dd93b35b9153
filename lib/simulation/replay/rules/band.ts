import { type Estimate, estimateOf } from "#lib/simulation/rules/estimate.ts";

/** Where a figure lies. */
export interface Band extends Estimate {
	from: number;
	until: number;
}

/** In nine of ten runs all figures lie in their bands together. */
const TOGETHER = 0.9;
/** What is shown is rounded to whole minutes and people. */
const ROUNDED = 0.5;

/**
 * Bands of several figures that hold together: a day of eight figures, each in its own range nine times of ten, would lie
 * outside one of them more often than not. Figure by figure, their runs; null: fewer than two runs have it.
 */
export function bandsOf(
	figures: readonly (readonly (number | null)[])[],
): (Band | null)[] {
	const estimates = figures.map(estimateOf);
	const runs = figures[0]?.length ?? 0;
	const furthest = Array.from({ length: runs }, (_, run) =>
		Math.max(
			0,
			...estimates.map((estimate, index) => {
				const value = figures[index]?.[run] ?? null;
				if (value === null || !estimate) return 0;
				const away = Math.abs(value - estimate.mean) - ROUNDED;
				return away > 0 ? away / estimate.deviation : 0;
			}),
		),
	).sort((a, b) => a - b);
	const times = furthest[Math.ceil(TOGETHER * runs) - 1] ?? 0;
	return estimates.map((estimate) => {
		if (!estimate) return null;
		const width = times * estimate.deviation + ROUNDED;
		return {
			...estimate,
			from: estimate.mean - width,
			until: estimate.mean + width,
		};
	});
}

export const isWithin = (value: number, { from, until }: Band): boolean =>
	from <= value && value <= until;
