import type { ReviewState } from "#components/form/form-state.ts";
import type { ImpactView } from "../_review/impact-fields.ts";

/** What a change would do, in words, before anything is saved. */
export interface Review {
	changes: readonly string[];
	/** What does not fit, but may be saved. */
	warnings: readonly string[];
	/** "In der Woche vom … bis …" */
	week: string;
	/** Open time in that week by channel, where it changes. */
	minutes: readonly { channel: string; before: string; after: string }[];
	/** Whose appointments it concerns. */
	impact: ImpactView;
}

/** A form that changes the roster: what was typed, what is wrong with it, what it would do. */
export interface RosterFormState extends ReviewState<Review> {
	/** It is outside the house's hours: whoever knows that somebody unlocks the door says so. */
	asksSpecialDay: boolean;
}
