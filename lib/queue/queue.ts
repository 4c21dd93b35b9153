import type { Kind, RemoteKind } from "#lib/catalog/rules/kind.ts";
import type { Locale } from "#lib/text/locale.ts";
import type { CivilDate, Minute } from "#lib/time.ts";
import type { ShownAnnouncement } from "./announcement/rules/announcement.ts";
import type { Stuck, Walk } from "./walk/walk.ts";

/** One person or family in the house today, with or without an appointment (design §4). */
export type VisitStatus =
	| "waiting"
	| "called"
	| "serving"
	| "parked"
	| "done"
	| "unsettled"
	| "left"
	| "no-show";

/** How a visit ends. */
export type Outcome = "done" | "unsettled" | "left" | "no-show";

/** As staff choose them. emergency: before everybody else; priority: somebody who cannot wait long. */
export const PRIORITIES = ["priority", "emergency"] as const;
export type Priority = (typeof PRIORITIES)[number];

/** What a form sent; null: in turn. */
export function parsePriority(text: string): Priority | null {
	return PRIORITIES.find((one) => one === text) ?? null;
}

/** What happened to a visit; waiting, way and service times derive from these steps. */
export type VisitStep =
	| "arrived"
	/** A number from afar: its person is not here yet. */
	| "drawn"
	/** They were told to set out. */
	| "summoned"
	| "called"
	| "recalled"
	| "serving"
	| "services"
	| "note"
	| "priority"
	| "parked"
	| "handed-over"
	/** Done here, and on the way to the next desk of their walk list. */
	| "sent-on"
	/** Another walk list. */
	| "walk"
	| "returned"
	| "done"
	| "unsettled"
	| "left"
	| "no-show"
	| "reopened"
	| "undone";

/** Why somebody stands where they stand; the screen makes a sentence of it (docs/decisions/0018). */
export type CallReason =
	| "emergency"
	| "handed-over"
	| "priority"
	| "appointment-due"
	| "waited-long"
	| "walk-in"
	| "late-appointment"
	| "early-appointment"
	/** Somewhat before their turn: this desk speaks their language. */
	| "language";

/** What a station lays down for its queue, in minutes. */
export interface QueueSettings {
	/** Whoever checks in later than this after the start queues by arrival. */
	lateMinutes: number;
	/** A walk-in who has waited longer than this … */
	patienceMinutes: number;
	/** … goes before appointments that are less than this past their time. */
	yieldMinutes: number;
	/** Nobody is a no-show before this many minutes after a displayed call. */
	noShowMinutes: number;
	/** Checking in begins this many minutes before the start. */
	checkInMinutes: number;
}

/** What calling needs besides. */
export interface CallSettings extends QueueSettings {
	/** Whoever agreed is called by a desk that speaks their language, within minutes (order/rules/tongues.ts). */
	prefersLanguage: boolean;
}

/** As a day is played through: of a day that is only planned nobody knows any language. */
export type PlaySettings = QueueSettings & Partial<CallSettings>;

/** What the order of calling needs to know of a visit. Instants are epoch milliseconds. */
export interface Queued {
	id: string;
	/** Wartenummer. */
	ticket: string;
	status: VisitStatus;
	arrivedAt: number;
	/** Of the appointment; null: a walk-in. */
	startsAt: number | null;
	/** They have said that they come then, later than that; null and left out: they have said nothing. */
	expectedAt?: number | null;
	priority: Priority | null;
	serviceIds: readonly number[];
	/** Handed over: only this desk calls them. */
	forDeskId: number | null;
	/** When somebody handed them over to a desk or a service; null again once they are called. */
	handedOverAt: number | null;
	/** Parked until then; null with status "parked": until somebody fetches them. */
	parkedUntil: number | null;
	/** At desks they were sent on from, in milliseconds: that was no waiting. Left out: at none. */
	servedBefore?: number;
}

/** A visit as calling knows it. */
export interface Spoken extends Queued {
	/** Their language, if it is not German and they agreed that the house sees it; left out: nobody knows. */
	speaks?: Locale | null;
}

/** Which services a desk serves; null: all. */
export interface QueueDesk {
	id: number;
	serves: ReadonlySet<number> | null;
	/** What whoever sits there speaks besides German; null: nobody sits there. */
	speaks?: ReadonlySet<string> | null;
}

/** A service of a visit, and for how many persons or items. */
export interface VisitService {
	serviceId: number;
	slug: string;
	quantity: number;
}

/** A number from afar as its row knows it. Instants are epoch milliseconds. */
export interface Afar {
	/** Nine digits for checking in. */
	reference: string;
	wayMinutes: number;
	/** When they were told to set out; null: not yet. */
	comeAt: number | null;
	/** When the first notice of that left; null: they cannot know it yet. */
	toldAt: number | null;
	/** When they checked in; null: they are not here. */
	hereAt: number | null;
}

/** What became of "come now" by mail. */
export type ComeMail = "queued" | "sent" | "failed";

/** As the ticket's page shows it. */
export interface AwayView {
	reference: string;
	wayMinutes: number;
	/** They are to set out, and should be there by then, epoch milliseconds. */
	dueAt: number | null;
	/** Later than that others go first. */
	lateAt: number | null;
	mail: ComeMail | null;
}

/** A visit as staff see it. Instants are epoch milliseconds. */
export interface QueueEntry extends Spoken {
	speaks: Locale | null;
	/** Every change raises it; commands want the one their page showed. */
	version: number;
	appointmentId: string | null;
	/** Terminnummer. */
	reference: string | null;
	/** Null: a walk-in, or erased. */
	name: string | null;
	/** The citizen can be written to. */
	hasEmail: boolean;
	/** What they are here for now; what was before and what comes after is their walk list. */
	kind: Kind;
	/** Whom a call reaches, and by video where the room is; null: nobody said it, or it is erased. */
	phone: string | null;
	videoAddress: string | null;
	/** By phone or video: how often nobody was reached. */
	tries: number;
	services: readonly VisitService[];
	walk: Walk;
	/** As planned for these services. */
	minutes: number;
	priorityReason: string | null;
	/** Where they are called to or served. */
	deskId: number | null;
	/** The first displayed call, and how many there were. */
	calledAt: number | null;
	calls: number;
	/** From then on they may be ended as a no-show; null: not called. */
	noShowAt: number | null;
	servingAt: number | null;
	endedAt: number | null;
	note: string | null;
	/** Unsettled: what was missing. */
	missing: string | null;
	/** What they were told when they came, in minutes. */
	expectedMinutes: number | null;
	/** Drawn from afar; null: in the house, as everybody else. */
	afar: Afar | null;
	/** They have not checked in yet. */
	isAway: boolean;
	/** False: withdrawn, it never happened. */
	hasBegun: boolean;
	/** The last step, if no clerk took it (at the kiosk, by phone): anybody may take it back. */
	undoable: VisitStep | null;
}

/** Somebody who waits, at their place in the line. */
export interface WaitingEntry extends QueueEntry {
	/** 1 = next, for whichever desk serves them. */
	position: number;
	reason: CallReason;
	/** Minutes since they came, or since their appointment's time if that is later; at a desk nobody waits. */
	waitedMinutes: number;
}

/** An appointment of today whose citizen has not checked in. */
export interface ExpectedEntry {
	appointmentId: string;
	reference: string;
	ticket: string;
	name: string | null;
	/** Epoch milliseconds. */
	startsAt: number;
	minutes: number;
	/** They have said that they come then; null: they have said nothing. */
	expectedAt: number | null;
	/** The desk of the plan; any capable desk may call. */
	deskId: number;
	services: readonly VisitService[];
	/** As of somebody who waits. */
	speaks: Locale | null;
}

/** An appointment of today by phone or video that nobody has begun, or that nobody was reached at. */
export interface RemoteEntry extends ExpectedEntry {
	kind: RemoteKind;
	/** To be called then, or the room to be opened; epoch milliseconds. */
	dueAt: number;
	/** How often nobody was reached. */
	tries: number;
	/** By video: somebody still has to say where the room is. */
	lacksRoom: boolean;
}

/** Since when is nobody's business: it would tell how long somebody's break is. */
export interface DeskPause {
	/** Epoch milliseconds; null: until somebody says that it calls again. */
	until: number | null;
}

export interface DeskView extends QueueDesk {
	name: string;
	/** Whoever sits there; null: nobody. */
	clerk: { userId: string; name: string } | null;
	/** It calls nobody for a while, whoever sits there. Null: it calls. */
	pause: DeskPause | null;
	/** Called to it or served there. */
	visit: QueueEntry | null;
}

/** Why a step of one's own can no longer be taken back. */
export type UndoProblem =
	/** Somebody has gone on with this person since. */
	| "not-last"
	/** One sits elsewhere by now: they would stand at a desk without a clerk. */
	| "desk-left";

/** What "undo" would take back. */
export interface LastStep {
	visit: Pick<QueueEntry, "id" | "version" | "ticket">;
	step: VisitStep;
	/** Null: it can be taken back. */
	problem: UndoProblem | null;
}

export interface AlarmView {
	id: number;
	deskId: number;
	deskName: string;
	/** Epoch milliseconds. */
	raisedAt: number;
	/** Name of whoever has said that they come. */
	answeredBy: string | null;
	/** Answered, by somebody whose account is gone perhaps. */
	isAnswered: boolean;
}

/** An expected wait in minutes: the likely one, and between which two it will nearly always be. */
export interface Wait {
	minutes: number;
	from: number;
	until: number;
}

/** What staff want of walk-ins today: always, no more, or as the forecast says. */
export type WalkInMode = "open" | "stopped" | "automatic";

export type WalkInState =
	/** Null: nobody can tell, because no desk is open yet. */
	| { open: true; wait: Wait | null }
	| {
			open: false;
			/**
			 * stopped: staff said so; full: would be served after closing time only; no-desk: it closes soon and no desk
			 * serves them; closed: the house is.
			 */
			why: "stopped" | "full" | "no-desk" | "closed";
	  };

/** A call for a device: on its way, handed to its push service, or given up. */
export type Told = "waiting" | "sent" | "failed";

/** One station's queue as its staff see it. */
export interface QueueView {
	stationId: number;
	/** Of the data, epoch milliseconds. */
	asOf: number;
	settings: QueueSettings;
	/** The desk of whoever asks; null: none taken. */
	ownDeskId: number | null;
	/**
	 * Who the own desk would call; before them wait `skipped` whom it cannot serve, and `left` for a desk that speaks
	 * their language.
	 */
	next: {
		visitId: string;
		reason: CallReason;
		skipped: number;
		left: number;
	} | null;
	/** Whether a device of whoever is called to the own desk was told; null: none waits for it. */
	told: Told | null;
	/** The last step of whoever asks, with anybody; null: none today. */
	undo: LastStep | null;
	/** In order. */
	waiting: readonly WaitingEntry[];
	parked: readonly QueueEntry[];
	/** Drew their number from afar and are not here yet, those first who are to be here first. */
	away: readonly QueueEntry[];
	/** All active desks in order. */
	desks: readonly DeskView[];
	/** Their time has begun and nobody has seen them. */
	notCheckedIn: readonly ExpectedEntry[];
	coming: readonly ExpectedEntry[];
	/** By phone and video, those due first; nobody of them comes to the house. */
	remote: readonly RemoteEntry[];
	/** By visit: for what they are still to do no desk comes as it was planned. All others are not in it. */
	stuck: ReadonlyMap<string, Stuck>;
	/** Newest first. */
	finished: readonly QueueEntry[];
	walkIns: { mode: WalkInMode; state: WalkInState };
}

/** What a waiting room's display may know: numbers and desks. */
export interface DisplayView {
	stationSlug: string;
	stationName: string;
	/** Epoch milliseconds. */
	asOf: number;
	/** Newest call first; served ones follow. */
	calls: readonly {
		ticket: string;
		desk: string;
		/** Of the newest displayed call, epoch milliseconds: a new one sounds. */
		calledAt: number;
		calls: number;
		/** False: already at the desk. */
		isCalled: boolean;
		/** Of the visit: a voice calls in it. */
		locale: Locale;
		/** In which it is written, too: not German, and the person agreed that the house sees it. */
		speaks: Locale | null;
	}[];
	waiting: number;
	wait: Wait | null;
	/** What the station says just now, newest first. */
	announcements: readonly ShownAnnouncement[];
}

/** What the phone of somebody who waits may know. */
export interface TicketView {
	stationId: number;
	ticket: string;
	stationSlug: string;
	stationName: string;
	locale: string;
	/** Epoch milliseconds. */
	asOf: number;
	/** soon: among the next; early: their appointment's time has not come; away: drawn from afar, and not here yet. */
	state:
		| "away"
		| "early"
		| "waiting"
		| "soon"
		| "called"
		| "serving"
		| "parked"
		| "ended";
	/** 1 = next. */
	place: number | null;
	wait: Wait | null;
	/** Called or served: where. */
	desk: string | null;
	/** How many displayed calls there were: one more sounds again. */
	calls: number;
	/** Of the appointment, epoch milliseconds. */
	startsAt: number | null;
	/** Parked: until then, epoch milliseconds. */
	parkedUntil: number | null;
	/** Ended: how. */
	outcome: Outcome | null;
	/** Ended by the house: they waited elsewhere, and did not come in time or could not before it closed. */
	isExpired: boolean;
	/** Away: what is to be done, and when. */
	away: AwayView | null;
	/** They agreed with this number that the desk sees their language, and have not taken it back; never of an appointment. */
	showsLanguage: boolean;
	/** Their walk list, in order; empty: they go to one desk, or it is over. */
	walk: readonly TicketLeg[];
}

/** A step of a walk list as its person may know it. */
export interface TicketLeg {
	/** now: they are called for it or served; next: they wait for it. */
	state: "done" | "now" | "next" | "later";
	serviceIds: readonly number[];
	/** Where it was done, or is to be; null: at whichever desk is free. */
	desk: string | null;
}

/** A station for those who think of coming without an appointment. */
export interface StationWait {
	stationId: number;
	slug: string;
	/** Closing time today, or null if it is closed now. */
	openUntil: Minute | null;
	/** Closed: the next opening. */
	opens: { date: CivilDate; minute: Minute } | null;
	waiting: number;
	openDesks: number;
	walkIns: WalkInState;
}
