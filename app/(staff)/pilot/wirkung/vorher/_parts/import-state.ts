import type { FormState } from "#components/form/form-state.ts";

/** What was read of a file, in words, before anything is saved. */
export interface ImportReview {
	/** How many would be saved; of none there is no button. */
	saves: { count: number; text: string } | null;
	/** What would be done with what was read. */
	outcome: readonly string[];
	/** From when to when, station by station. */
	stations: readonly string[];
	/** What is wrong, line by line. */
	problems: readonly string[];
	/** Of the text that was looked at. */
	mark: string;
}

export interface ImportState extends FormState {
	/** Null: still to be chosen. */
	review: ImportReview | null;
}
