import type { ReviewState } from "#components/form/form-state.ts";

/** Whose appointments show another fee then, before it is saved. */
interface FeeReview {
	/** Of what was seen. */
	mark: string;
	lines: readonly string[];
}

export type FeeState = ReviewState<FeeReview>;
