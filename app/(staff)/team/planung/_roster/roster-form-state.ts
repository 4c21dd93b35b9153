import type { Notice, Values } from "#components/staff/staff-form-state.ts";
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
export interface RosterFormState {
	values: Values;
	errors: Readonly<Record<string, string>>;
	notice: Notice | null;
	/** It is outside the house's hours: whoever knows that somebody unlocks the door says so. */
	asksSpecialDay: boolean;
	/** Null: still to be filled in. */
	review: Review | null;
}

/** One part of such a form. */
export type Block =
	| {
			type: "text" | "date";
			name: string;
			label: string;
			hint?: string;
			optional?: string;
			width?: "half" | "third";
	  }
	| {
			type: "select";
			name: string;
			label: string;
			options: readonly Option[];
			width?: "half" | "third";
	  }
	| {
			type: "ticks";
			name: string;
			legend: string;
			hint?: string;
			options: readonly Option[];
	  }
	| {
			type: "choice";
			name: string;
			legend: string;
			/** What a choice asks for further stands below it. */
			options: readonly (Option & { blocks?: readonly Block[] })[];
	  }
	| { type: "tick"; name: string; label: string; hint: string }
	| {
			type: "group";
			name: string;
			legend: string;
			hint?: string;
			blocks: readonly Block[];
	  };

interface Option {
	value: string;
	text: string;
}
