import type { CivilDate, Minute } from "#lib/time.ts";

/** online: citizens; staff: phone and counter; walk-in: never booked ahead. */
export type Channel = "online" | "staff" | "walk-in";

/** A span of a desk's day that one channel may use, already cut by closures. Minutes of the civil day. */
export interface DayWindow {
	deskId: number;
	from: Minute;
	until: Minute;
	channel: Channel;
	/** When these times may first be booked by their channel; epoch milliseconds. Null: a draw gives them out first. */
	releasedAt: number | null;
	/** Given out by lot: nobody books these before, the counter neither. */
	byLot?: boolean;
}

/** A desk of the day; `serves` null means every service. */
export interface DayDesk {
	id: number;
	serves: ReadonlySet<number> | null;
	/** Days that were planned anew for this desk: only openings of that single date count. */
	ownDays?: ReadonlySet<CivilDate>;
}

/** A closure of single services on this day; desks stay open for the others. */
export interface ServiceClosure {
	serviceIds: ReadonlySet<number>;
	from: Minute;
	until: Minute;
}

/** What already takes a desk. A hold counts only until it expires. */
export interface Busy {
	/** Null: several joined, or nobody asked whose it is; only what has a name can be ignored. */
	appointmentId: string | null;
	deskId: number;
	from: Minute;
	until: Minute;
	/** Epoch milliseconds; null for everything that is not a hold. */
	holdExpiresAt: number | null;
}

/**
 * The raw facts of one station's day. They hold no `now`, so they can be cached by version and stay
 * right while time passes: releases, lead time and expired holds are judged when they are read.
 */
export interface DayFacts {
	date: CivilDate;
	desks: readonly DayDesk[];
	windows: readonly DayWindow[];
	serviceClosures: readonly ServiceClosure[];
	busy: readonly Busy[];
}

/** What a station lays down for everybody who books. */
export interface BookingRules {
	/** Earliest start: this many minutes from now. */
	leadMinutes: number;
	/** Latest day: this many days from today. */
	horizonDays: number;
	/** A rest shorter than this beside an appointment is lost; starts that leave one are offered last. */
	usefulGapMinutes: number;
	/**
	 * Staff times also go online at 00:00 (here) this many days before the day, once staff may book
	 * them themselves; null = never (design §3: "two days before, as a setting").
	 */
	staffGoesOnlineDays: number | null;
}

export interface TimeRequest {
	/** Every service that the desk must serve. */
	serviceIds: readonly number[];
	/** Length of the appointment in minutes, > 0. */
	minutes: number;
	channel: "online" | "staff";
	/** Epoch milliseconds. */
	now: number;
	/** Own appointments and holds that must not stand in their own way (move, choosing again). */
	ignoreIds?: readonly string[];
}
