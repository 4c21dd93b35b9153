import type { Span } from "#lib/availability/rules/span.ts";
import type { OrderRules } from "#lib/queue/order/rules/order.ts";
import type { QueueDesk, Queued, WalkInMode } from "#lib/queue/queue.ts";
import type { Minute } from "#lib/time.ts";

/** How something varies, in minutes. */
export type Spread =
	| { kind: "fixed"; mean: number }
	| { kind: "exponential"; mean: number }
	/** `cv`: standard deviation by mean. Services everywhere look like this: many short ones, few very long. */
	| { kind: "lognormal"; mean: number; cv: number }
	| { kind: "normal"; mean: number; sd: number }
	/** As it was measured, ascending; between two of them anything is as likely. */
	| { kind: "measured"; quantiles: readonly number[] };

/** What somebody comes for. */
export interface Concern {
	serviceIds: readonly number[];
	/** Of all who come, any unit. */
	share: number;
	/** As an appointment for it is planned. */
	planned: number;
	/** How long it really takes. */
	length: Spread;
}

/** A rate of people who come without an appointment. */
export interface Rate extends Span {
	perHour: number;
}

/** An appointment of a day. */
export interface Booked {
	start: Minute;
	concern: Concern;
}

/** Who wants to come on a day. */
export interface Demand {
	rates: readonly Rate[];
	/** Days differ by more than chance: coefficient of variation of a day's rate, 0 for none. */
	swing?: number;
	/** Of whoever comes without an appointment. */
	concerns: readonly Concern[];
	booked: readonly Booked[];
	/** Of those booked, how many do not come. */
	missing: number;
	/** Minutes after their time at which people with an appointment come; negative: before it. */
	late: Spread;
	/** After so long in the line somebody without an appointment goes; null: nobody does. */
	patience: Spread | null;
	/** The same for people with an appointment. */
	patienceBooked: Spread | null;
}

/** A desk of a day: its hours, breaks taken out, ascending; minutes of the day. */
export interface DayDesk extends QueueDesk {
	spans: readonly Span[];
	/** From then on, as soon as it is free, it calls nobody for so long; minutes, ascending. Left out: breaks are cut out. */
	rests?: readonly { from: number; minutes: number }[];
}

/** A day at a station as it is planned. */
export interface DayPlan {
	desks: readonly DayDesk[];
	demand: Demand;
	order: OrderRules;
	/** From the call to the desk, in minutes; the desk is taken meanwhile. */
	way: number;
	/** As at the kiosk: "automatic" gives no ticket to whoever would be served after closing time. */
	walkIns: WalkInMode;
}

/** How it ended: not let in any more, or still waiting when the last desk that serves them went. */
type Fate = "served" | "left" | "turned-away" | "stranded" | "missing";

/** Somebody of a day. Instants and times are milliseconds of the day. */
export interface Person extends Queued {
	planned: number;
	serviceMs: number;
	patienceMs: number;
	/** Null: nobody called them. */
	calledAt: number | null;
	endedAt: number | null;
	fate: Fate | null;
	/** So long after the desk is done with them they stand in the line once more, as somebody else. Left out: they go. */
	next?: {
		person: Person;
		afterMs: number;
		/** That was a step of their walk list, and so long nobody's patience was tried. Left out: it was none. */
		servedMs?: number;
	};
}

/** A day that was played through; minutes. */
export interface Played {
	people: readonly Person[];
	/** Desks open as planned, and after that as long as somebody was served. */
	open: number;
	busy: number;
	/** Planned hours and overtime, less what was worked. */
	idle: number;
	/** Of all desks, after their last hour. */
	overtime: number;
	/** Until the last one had gone, after the last hour of all. */
	closedLate: number;
	desks: readonly PlayedDesk[];
}

/** When a desk had somebody, and when it rested; milliseconds of the day, ascending. */
interface PlayedDesk {
	id: number;
	busy: readonly Span[];
	rests: readonly Span[];
}
