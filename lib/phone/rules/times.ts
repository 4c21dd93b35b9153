import type { CivilDate, Minute } from "#lib/time.ts";
import type { Time } from "./call.ts";

/** So many of a day are read out. */
const OF_A_DAY = 3;

/** Of the n-th day with free times the first, one in the middle and the last: three in a row would be one choice. */
export function timesOfPage(
	days: readonly { date: CivilDate; starts: readonly Minute[] }[],
	page: number,
): Time[] {
	const free = days.filter(({ starts }) => starts.length > 0)[page];
	if (!free) return [];
	const { date, starts } = free;
	const last = starts.length - 1;
	const chosen = new Set(
		Array.from({ length: OF_A_DAY }, (_, index) =>
			Math.round((last * index) / (OF_A_DAY - 1)),
		),
	);
	return [...chosen].flatMap((index) => {
		const start = starts[index];
		return start === undefined ? [] : { date, start };
	});
}
