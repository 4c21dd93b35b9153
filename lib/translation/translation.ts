import type { Locale } from "#lib/text/locale.ts";

/** How it stands with a correction. */
type CorrectionState =
	/** Pages and mails say it. */
	| "applied"
	/** The German text is another one by now: the release's own words count until somebody has looked. */
	| "outdated";

/** One text in one language, beside the German one. */
export interface TextLine {
	/** "when.title" */
	key: string;
	german: string;
	/** What pages and mails say. */
	text: string;
	/** Null: nobody has changed it. */
	correction: CorrectionState | null;
}

/** A room of a language: whether somebody who speaks it has read it. */
export interface RoomLine {
	room: string;
	texts: number;
	/** "changed": read, but a release has other texts since. */
	review: "none" | "read" | "changed";
}

export interface TextFilter {
	locale: Locale;
	/** Null: all of them. */
	room: string | null;
	/** Words of the key, the German text or the translation; empty: any. */
	words: string;
	only: "all" | "corrected" | "outdated";
}

export interface TextHistory {
	id: number;
	/** Epoch milliseconds. */
	at: number;
	/** Null: an account that is gone. */
	person: string | null;
	/** Null: as the release says it again. */
	text: string | null;
}
