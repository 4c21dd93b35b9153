import type { Kind } from "#lib/catalog/rules/kind.ts";
import type { CivilDate, Minute } from "#lib/time.ts";

/** Something that a key chooses. */
export interface Option {
	value: string;
	name: string;
}

export interface Time {
	date: CivilDate;
	start: Minute;
}

/** Where in the menu somebody is. */
export type Place =
	| { at: "menu" }
	/** `options` are those of the page alone: what was read out is what the keys choose, and the call stays short. */
	| {
			at: "service" | "station";
			options: readonly Option[];
			page: number;
			hasMore: boolean;
	  }
	/** `page` of the days with free times, of each of which some times are read out. */
	| { at: "time"; times: readonly Time[]; page: number }
	| { at: "own-number" }
	| { at: "confirm" }
	| { at: "booked"; reference: string; pin: string }
	| { at: "reference" }
	| { at: "pin" }
	| { at: "found"; found: Found }
	| { at: "cancelled" };

/** A place that "back" leads to; what stood there is asked for again. */
export type Step =
	| { at: "service" | "station"; page: number }
	| { at: "time"; page: number }
	| { at: "menu" | "own-number" | "confirm" | "reference" | "pin" };

export interface Found extends Time {
	station: string;
	/** Whoever is called need not come. */
	kind: Kind;
	canCancel: boolean;
	isCancelled: boolean;
}

/** What is known of a call: it travels with it, sealed, and is kept nowhere. */
export interface Call {
	/** Random; what the call reserves and books is known again by it. */
	id: string;
	place: Place;
	/** Places that "back" leads to, the last one at the end. */
	before: readonly Step[];
	chosen: {
		service?: Option;
		station?: Option;
		time?: Time;
		ownNumber?: string;
		reference?: string;
		pin?: string;
	};
	/** Wrong keys and silences in a row. */
	misses: number;
	/** Wrong PINs in this call. */
	wrongPins: number;
	turns: number;
}

/** What the house is asked before the call goes on. */
export type Ask =
	| { for: "services"; page: number }
	| { for: "stations"; service: string; page: number }
	| { for: "times"; service: string; station: string; page: number }
	| { for: "reserve"; service: string; station: string; time: Time }
	| { for: "book"; ownNumber: string }
	| { for: "find" | "cancel"; reference: string; pin: string };

export type Answer =
	/** All of them; a page of it is read out. */
	| { to: "services" | "stations"; options: readonly Option[] }
	| { to: "times"; times: readonly Time[] }
	/** "full": the line has its share of that day, and other days may be open. */
	| { to: "reserve"; is: "reserved" | "taken" | "full" }
	| { to: "book"; reference: string; pin: string }
	| { to: "find" | "cancel"; found: Found }
	| { to: "refusal"; why: Refusal };

/** Why the house says no, as far as it makes a difference to what is said. */
export type Refusal =
	| "no-match"
	| "number-wrong"
	| "too-many"
	| "too-late"
	/** Taken, run out, closed: another time may do. */
	| "taken"
	/** Nothing that another key would mend. */
	| "not-now";

/** One thing that is said: a word of messages/de/phone.json with what stands in it. */
export type Say =
	| { word: Word }
	| { word: "option"; key: number; name: string }
	| { word: "timeOption"; key: number; time: Time }
	| { word: "confirm" | "found" | "wasCancelled"; time: Time; station: string }
	| { word: "foundByPhone" | "foundByVideo"; time: Time }
	| { word: "yourNumber"; number: string }
	| { word: "booked"; reference: string; pin: string };

export type Word =
	| "welcome"
	| "menu"
	| "whichService"
	| "whichStation"
	| "whichTime"
	| "more"
	| "later"
	| "wayOut"
	| "ownNumber"
	| "ownNumberWrong"
	| "notice"
	| "confirmKeys"
	| "bookedKeys"
	| "reference"
	| "pin"
	| "noMatch"
	| "cancelKeys"
	| "foundKeys"
	| "cancelled"
	| "afterwards"
	| "taken"
	| "dayFull"
	| "nothingFree"
	| "noMoreTimes"
	| "tooMany"
	| "tooLate"
	| "notNow"
	| "wrongKey"
	| "silence"
	| "goodbye"
	| "handOver";

/** What is said next, and what is listened for. */
export type Turn =
	/** `first` is said before what follows from the answer. */
	| { call: Call; ask: Ask; first?: readonly Say[] }
	| {
			call: Call;
			say: readonly Say[];
			next: "key" | "digits" | "hang-up" | "transfer";
	  };
