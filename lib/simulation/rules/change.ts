import { type Estimate, rangeOf } from "./estimate.ts";

/** A difference as it can be said: in whole steps, and only as sure as it is. */
export type Change =
	| { kind: "same" }
	/** Chance alone could have made it, in either direction: so much less, or so much more. */
	| { kind: "unsure"; less: number; more: number }
	/** Counted from 0 upwards. */
	| { kind: "less" | "more"; by: number; from: number; until: number };

export function changeOf(difference: Estimate): Change {
	const { mean } = difference;
	const { from, until } = rangeOf(difference);
	const sizes = [Math.abs(from), Math.abs(until)].map(Math.round);
	const [least = 0, most = 0] = sizes.sort((a, b) => a - b);
	if (Math.max(Math.abs(from), Math.abs(until)) < 0.5) return { kind: "same" };
	if (from <= 0 && until >= 0)
		return {
			kind: "unsure",
			less: Math.round(Math.max(0, -from)),
			more: Math.round(Math.max(0, until)),
		};
	return {
		kind: mean < 0 ? "less" : "more",
		by: Math.round(Math.abs(mean)),
		from: least,
		until: most,
	};
}
