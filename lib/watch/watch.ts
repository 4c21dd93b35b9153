import type { Phase } from "#lib/catalog/catalog.ts";

/** A process of the application, by its own word. */
export interface Beat {
	/** "all", "pages" or "work" (SERVE). */
	serve: Serve;
	/** Name of the machine. */
	host: string;
	version: string;
	/** Seconds ago, by the database's clock. */
	startedAgo: number;
	seenAgo: number;
}

export const SERVES = ["all", "pages", "work"] as const;
export type Serve = (typeof SERVES)[number];

/** What has to be done again and again (scripts/setup/sweeps.ts). */
export const SWEEPS = [
	"announcing-draws",
	"asking-how-it-was",
	"asking-printers",
	"calling-from-afar",
	"closing-days",
	"erasing-collections",
	"erasing-contacts",
	"erasing-feedback",
	"erasing-invitations",
	"erasing-leavers",
	"erasing-memos",
	"erasing-the-audit",
	"erasing-wishes",
	"figures",
	"forgetting-limits",
	"forgetting-requests",
	"closing-unused-accounts",
	"forgetting-sessions",
	"forgetting-who-planned",
	"making-draws",
	"offering-times",
	"reminding-of-documents",
	"settling-cases",
	"working-in-the-demo",
] as const;
export type SweepName = (typeof SWEEPS)[number];

/** Something that has to be done again and again, whichever process does it. */
export interface Sweep {
	/** A `SweepName`; of another version of the application perhaps one that is not known here. */
	name: string;
	/** Between two rounds. */
	minutes: number;
	/** Seconds ago; null: never, as far as anybody knows. */
	doneAgo: number | null;
	failedAgo: number | null;
}

/** A station's house, now. */
export interface StationQueue {
	slug: string;
	waiting: number;
	/** Seconds that the one has waited who waits the longest; 0: nobody waits. */
	longest: number;
}

export interface StationPhase {
	slug: string;
	phase: Phase;
	/** In so many seconds it will be in another phase, and in which; null: nothing is planned. */
	next: { phase: Phase; inSeconds: number } | null;
}

/** The online waiting room (lib/crowd). */
export interface Room {
	/** Seconds since it went on; null: it is off. */
	onFor: number | null;
	/** Nobody new comes in. */
	isClosed: boolean;
	people: number;
}

export interface Mails {
	/** That are to go out. */
	waiting: number;
	/** Seconds that the oldest of them has waited; 0: none waits. */
	oldest: number;
	/** About appointments to come, that failed or came back, and nobody has told the person another way. */
	undelivered: number;
}

/** Of pg-boss, whose time has come and nobody has begun yet. */
export interface Jobs {
	waiting: number;
	oldest: number;
}

/** Addresses at which programs are told of their appointments. */
export interface Hooks {
	/** That have taken nothing for an hour, and are still tried. */
	failing: number;
	/** To which nothing is sent any more. */
	off: number;
}

export interface Backup {
	madeAgo: number;
	bytes: number;
}

/** All that is read of the house in one go. */
export interface Figures {
	beats: readonly Beat[];
	sweeps: readonly Sweep[];
	queues: readonly StationQueue[];
	phases: readonly StationPhase[];
	room: Room;
	mails: Mails;
	jobs: Jobs;
	hooks: Hooks;
	/** The newest; null: none is known. */
	backup: Backup | null;
}
export type FigureName = keyof Figures;

/** As it could be read; what is missing nobody knows. */
export type KnownFigures = Partial<Figures>;

/** What one reading found. */
export interface Reading {
	figures: KnownFigures;
	/** Epoch milliseconds of the clock that pages show (`now()`): when it began. */
	at: number;
	/** Milliseconds that the database took to say anything; null: it did not answer. */
	answeredIn: number | null;
	/** It answers, and takes in nothing: a standby that has not taken over, or a full disk. */
	isReadOnly: boolean;
}
