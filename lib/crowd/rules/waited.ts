/** Classes of a wait by their ends, in minutes; the last one has none. */
const ENDS = [1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120] as const;
const LAST = "room-more";

/** As the figures count it (table day_count). */
export const WAIT_CLASSES: readonly string[] = [
	...ENDS.map((end) => `room-${end}`),
	LAST,
];

/** Of those, all who waited longer than ten minutes. */
export const LONG_WAITS: readonly string[] = [
	...ENDS.filter((end) => end > 10).map((end) => `room-${end}`),
	LAST,
];

export function waitClass(seconds: number): string {
	const end = ENDS.find((minutes) => seconds < minutes * 60);
	return end === undefined ? LAST : `room-${end}`;
}

/**
 * Half waited less: read from classes, as if all of one were spread evenly over it.
 * @param counts by the class's name
 * @returns minutes; null: nobody waited. More than the longest class is told as its beginning.
 */
export function medianWait(counts: ReadonlyMap<string, number>): number | null {
	const people = WAIT_CLASSES.map((name) => counts.get(name) ?? 0);
	const half = people.reduce((sum, count) => sum + count, 0) / 2;
	if (half === 0) return null;
	let before = 0;
	for (const [index, count] of people.entries()) {
		const from = ENDS[index - 1] ?? 0;
		const until = ENDS[index] ?? from;
		if (before + count >= half)
			return from + ((half - before) / count) * (until - from);
		before += count;
	}
	return null;
}
