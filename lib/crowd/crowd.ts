/** The online waiting room as it is now, the same for all servers (docs/decisions/0037). */
export interface Room {
	mode: Mode;
	/** Epoch milliseconds by the database's clock; null: off, and everybody comes straight in. */
	onSince: number | null;
	/** Since when nothing presses, likewise; null: something does. */
	calmSince: number | null;
	/** The last place that was given out. */
	lastPlace: number;
	/** The places up to this one are let in. */
	letInUntil: number;
	/** People a second that are let in. */
	rate: number;
	/** How many a second came in during the last minute; on its way to become `lately`. */
	recently: number;
	/** How many a second came in a minute or two ago: those whose work the machine has now. */
	lately: number;
}

/** "auto": on while the machine is pressed. "closed": on, and nobody is let in. The others: whatever the machine says. */
export type Mode = "auto" | "on" | "closed" | "off";

/** A lot for all who came before a release. */
export interface Draw {
	/** Epoch seconds of the release. */
	release: number;
	/** How many came before it. */
	entries: number;
	/** Null: the release has not come yet. */
	drawn: { base: number; seed: Uint8Array } | null;
}

/** What a server knows of the room, read once a second. */
export interface KnownRoom extends Room {
	drawMinutes: number;
	/** Epoch milliseconds of the next release; null: not known. */
	releaseAt: number | null;
	draws: readonly Draw[];
	/** Nothing is free anywhere, for nobody, as of some seconds ago. */
	isSoldOut: boolean;
	/** When it was read: epoch milliseconds by the database's clock. */
	readAt: number;
}

/** What comes of the room before anybody has asked the database. */
export const UNKNOWN_ROOM: KnownRoom = {
	mode: "auto",
	onSince: null,
	calmSince: null,
	lastPlace: 0,
	letInUntil: 0,
	rate: 4,
	recently: 0,
	lately: 0,
	isSoldOut: false,
	drawMinutes: 10,
	releaseAt: null,
	draws: [],
	readAt: 0,
};
