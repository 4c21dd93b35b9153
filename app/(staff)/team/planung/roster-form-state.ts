import type { Notice, Values } from "#components/staff-form-state.ts";

/** What a change would do, in words, before anything is saved. */
export interface Review {
	/** Of the page: how the change is called. */
	changes: readonly string[];
	/** What does not fit, but may be saved. */
	warnings: readonly string[];
	/** Open time in an ordinary week, by channel. */
	week: string;
	minutes: readonly { channel: string; before: string; after: string }[];
	affected: readonly AffectedView[];
}

/** An appointment that loses its desk, and what can become of it. */
export interface AffectedView {
	id: string;
	title: string;
	text: string;
	/** Why a mail is not enough. */
	call: string | null;
	options: readonly { value: string; text: string }[];
	/** Chosen, or proposed. */
	value: string;
	reason: string;
	error: string | undefined;
}

/** A form that changes the roster: what was typed, what is wrong with it, what it would do. */
export interface RosterFormState {
	values: Values;
	errors: Readonly<Record<string, string>>;
	notice: Notice | null;
	review: Review | null;
}
