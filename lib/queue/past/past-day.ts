import type { Span } from "#lib/availability/rules/span.ts";
import type {
	PlaySettings,
	QueueDesk,
	Queued,
	VisitStatus,
	VisitStep,
} from "#lib/queue/queue.ts";
import type { Planned } from "#lib/queue/waits/rules/measures.ts";
import type { CivilDate } from "#lib/time.ts";

/** A step that counted, as it is stored. Instants are epoch milliseconds. */
export interface PastStep {
	at: number;
	kind: VisitStep;
	to: VisitStatus;
	deskId: number | null;
	/** The night ended it: when they really went nobody knows. */
	isNight: boolean;
}

/** It counted until somebody took it back. */
export interface UndoneStep extends PastStep {
	undoneAt: number;
}

/** What somebody did, or was to do, at one desk. */
export interface PastLeg {
	serviceIds: readonly number[];
	/** None: nobody knows. */
	services: readonly Planned[];
}

/** Somebody who was in the house, without a name. */
export interface PastVisit
	extends Pick<
		Queued,
		| "id"
		| "ticket"
		| "startsAt"
		| "expectedAt"
		| "arrivedAt"
		| "priority"
		| "serviceIds"
	> {
	/** Null: a walk-in. */
	appointmentId: string | null;
	/** By phone or video: whoever began it saw to all of it, even at a desk that does only part. Left out: they came. */
	isRemote?: boolean;
	/** As they were in the end, of whoever went from desk to desk those of the last one; none: nobody knows. */
	services: readonly Planned[];
	/** What was done at other desks before, each ended by being sent on, and what was to come after. Left out: nothing. */
	walk?: { done: readonly PastLeg[]; open: readonly PastLeg[] };
	/** What was not taken back, in the order in which it happened. */
	steps: readonly PastStep[];
	undone: readonly UndoneStep[];
	/** What they were told on that day, in minutes; null: nothing, or it is not stored. */
	told: { at: number; from: number; until: number } | null;
}

/** An appointment as it stood for a time, whether or not anybody came; moved on that day it stood twice. */
export interface PastAppointment {
	id: string;
	startsAt: number;
	/** As they were in the end; none: nobody knows. */
	services: readonly Planned[];
	/** They were changed then for the last time, and before it nobody knows which they were; null: never. */
	servicesAt: number | null;
	/** Booked by then, or moved here. */
	from: number;
	/** Cancelled or moved away then; null: it stood to the end. */
	until: number | null;
	/** By phone or video: nobody comes for it, so nobody is late. */
	isRemote?: boolean;
	/** The last word that they come later to this time of it. Left out: none, or nobody stored when it was said. */
	later?: { saidAt: number; expectedAt: number };
}

export interface PastDesk extends QueueDesk {
	name: string;
	/** As the roster has it, ascending; minutes of the day. Empty: not on this day. */
	planned: readonly Span[];
}

/** A day of a station that is over, as far as it is stored. */
export interface PastDay {
	stationId: number;
	date: CivilDate;
	settings: PlaySettings;
	desks: readonly PastDesk[];
	visits: readonly PastVisit[];
	appointments: readonly PastAppointment[];
}
