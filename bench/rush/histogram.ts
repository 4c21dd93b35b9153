/** So much wider is each bucket than the one before: what is told is right to two per cent. */
const GROWTH = Math.log(1.02);

/** How long something took, counted in buckets: a million of answers takes no memory and goes from process to process. */
export interface Histogram {
	count: number;
	worst: number;
	/** How many in which bucket. */
	buckets: Record<number, number>;
}

export const newHistogram = (): Histogram => ({
	count: 0,
	worst: 0,
	buckets: {},
});

export function record(histogram: Histogram, milliseconds: number): void {
	const bucket = Math.ceil(Math.log(Math.max(milliseconds, 0.1)) / GROWTH);
	histogram.buckets[bucket] = (histogram.buckets[bucket] ?? 0) + 1;
	histogram.count += 1;
	histogram.worst = Math.max(histogram.worst, milliseconds);
}

/** The least that so large a share of all does not exceed; null when there are none. */
export function percentile(histogram: Histogram, share: number): number | null {
	const wanted = Math.max(1, Math.ceil(histogram.count * share));
	let counted = 0;
	const buckets = Object.entries(histogram.buckets)
		.map(([bucket, count]) => [Number(bucket), count] as const)
		.sort(([a], [b]) => a - b);
	for (const [bucket, count] of buckets) {
		counted += count;
		if (counted >= wanted)
			return Math.min(histogram.worst, Math.exp(bucket * GROWTH));
	}
	return null;
}
