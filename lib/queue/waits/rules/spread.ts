/**
 * A measured distribution: the means of as many equally large parts, ascending. Means instead of quantiles, so that what
 * is drawn has the mean that was measured.
 */
export type Spread = readonly number[];

/** So many parts say enough of a distribution. */
export const PARTS = 20;

/** Of everything that was measured. Null: of nothing nobody knows anything. */
export function spreadOf(values: readonly number[]): Spread | null {
	if (values.length === 0) return null;
	const sorted = values.toSorted((a, b) => a - b);
	const parts = Math.min(PARTS, sorted.length);
	return Array.from({ length: parts }, (_, part) => {
		const own = sorted.slice(
			Math.floor((part * sorted.length) / parts),
			Math.floor(((part + 1) * sorted.length) / parts),
		);
		return own.reduce((sum, value) => sum + value, 0) / own.length;
	});
}

export const meanOf = (spread: Spread): number =>
	spread.reduce((sum, value) => sum + value, 0) / spread.length;

/** Where a part begins: half way from the one before. */
function edge(spread: Spread, part: number): number {
	const own = spread[part] ?? 0;
	const before = spread[part - 1];
	if (before !== undefined) return (before + own) / 2;
	const next = spread[part + 1] ?? own;
	const begin = own - (next - own) / 2;
	return own >= 0 ? Math.max(0, begin) : begin;
}

/** The value of which so large a share (in [0, 1)) is smaller. The last part has no end: it thins out. */
export function valueAt(spread: Spread, share: number): number {
	const at = share * spread.length;
	const part = Math.min(Math.floor(at), spread.length - 1);
	const begin = edge(spread, part);
	const inside = at - part;
	if (part === spread.length - 1)
		return begin - ((spread[part] ?? 0) - begin) * Math.log(1 - inside);
	return begin + (edge(spread, part + 1) - begin) * inside;
}

/** So large a share is smaller: the other way round. */
export function shareBelow(spread: Spread, value: number): number {
	const last = spread.length - 1;
	if (value <= edge(spread, 0)) return 0;
	for (let part = 0; part < last; part += 1) {
		const begin = edge(spread, part);
		const end = edge(spread, part + 1);
		if (value < end)
			return (part + (value - begin) / (end - begin)) / spread.length;
	}
	const begin = edge(spread, last);
	const mean = (spread[last] ?? 0) - begin;
	const inside = mean > 0 ? 1 - Math.exp(-(value - begin) / mean) : 1;
	return (last + inside) / spread.length;
}

/** One that is larger than this, `share` among all that are. */
export function valueBeyond(
	spread: Spread,
	value: number,
	share: number,
): number {
	const below = shareBelow(spread, value);
	return Math.max(value, valueAt(spread, below + share * (1 - below)));
}
