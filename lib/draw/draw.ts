import type { CivilDate } from "#lib/time.ts";
import type { Half } from "#lib/wishes/rules/halves.ts";

/** Half a day of desks that serve the same: times in it are as good as each other to whoever it suits. */
export interface Group {
	date: CivilDate;
	half: Half;
	/** Tells apart desks that do not serve the same; says nothing else. */
	kind: number;
	/** Free minutes of each desk without a break, in no order that means anything. */
	rooms: readonly number[];
}

/** What one person takes part with. Nothing in it says who, where they live or what for. */
export interface Line {
	/** Random, of this draw alone; only its owner is told. */
	id: string;
	minutes: number;
	/** Which groups suit, as places in the list of groups, ascending. */
	groups: readonly number[];
}

/** All that decides a draw, but the seed. */
export interface Batch {
	groups: readonly Group[];
	/** In order of id. */
	lines: readonly Line[];
}

/** Who got a time, in the order of the lot, and in which room of which group it lies. */
export interface Winner {
	line: Line;
	group: number;
	room: number;
}

/** What anybody can read about a draw that has been made, and work out again (rules/verify.ts). */
export interface PublishedDraw extends Batch {
	format: "buergertermin-draw-1";
	/** Number of the draw. */
	draw: number;
	/** Slug. */
	station: string;
	/** The Monday of the week it gave out. */
	week: CivilDate;
	/** Hex; SHA-256 of the seed, public since the announcement. */
	commitment: string;
	/** Hex, 32 bytes. */
	seed: string;
	/** Ids of the lines that got a time, in the order of the lot. */
	winners: readonly string[];
}
