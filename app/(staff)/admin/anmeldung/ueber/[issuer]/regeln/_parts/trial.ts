import type { ReviewState } from "#components/form/form-state.ts";

/** What the rules would make of somebody, and why, in words. */
export interface Trial {
	title: string;
	hasAccess: boolean;
	reasons: readonly string[];
}

export type TrialState = ReviewState<Trial>;

export const NOT_TRIED: TrialState = {
	sent: {},
	errors: {},
	notice: null,
	review: null,
};
