import type { ReviewState } from "#components/form/form-state.ts";

/** What reading the accounts in would do, in words. */
export interface ImportReview {
	title: string;
	/** A line for each account that is new or changes, or that cannot. */
	lines: readonly string[];
	/** Which plan that is; null: there is nothing to do. */
	mark: string | null;
}

export type ImportState = ReviewState<ImportReview>;

export const NOT_READ: ImportState = {
	sent: {},
	errors: {},
	notice: null,
	review: null,
};
