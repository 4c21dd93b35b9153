import type { BookingRules, DayDesk } from "#lib/availability/availability.ts";
import type { Closure } from "#lib/availability/rules/closure.ts";
import type { Opening } from "#lib/availability/rules/opening.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	type Minute,
	minuteOf,
} from "#lib/time.ts";
import { dayDesksOf, type RosterPlan } from "./roster/rules/plan.ts";

/** What a station's days are made of, apart from appointments; the rosters of lib/availability are such plans. */
export interface Plan {
	rules: BookingRules;
	/** In use. */
	desks: readonly DayDesk[];
	openings: readonly Opening[];
	closures: readonly PlannedClosure[];
	/** Public holidays on which the house opens all the same. */
	openHolidays: ReadonlySet<CivilDate>;
}

export interface PlannedClosure extends Closure {
	/** Null: not saved yet. */
	id: number | null;
}

/** Closed on these days, all for the same reason: one day, a stretch of days, or a series. */
export interface NewClosure
	extends Pick<Closure, "scope" | "deskId" | "serviceIds" | "from" | "until"> {
	/** Null with scope city, and for services that are closed at every station. */
	stationId: number | null;
	/** In order of date, at least one; both days included. */
	days: readonly { startDate: CivilDate; endDate: CivilDate }[];
	/** Whole sentences or a name ("Rosenmontag"), as public pages show them. */
	reason: { de: string; en: string };
}

/** Anything by which the plan of a station, or of the city, can change; saved by commands/save-change.ts alone. */
export type PlanChange =
	/**
	 * The whole roster as it shall be: what is missing is gone, a negative id is new. A desk that has ever been used is
	 * put out of use instead of deleted.
	 */
	| ({ kind: "roster" } & RosterPlan)
	| { kind: "closure"; closure: NewClosure }
	/** Open again from this day on; what has not begun by then is gone altogether. */
	| { kind: "closure-end"; closureIds: readonly number[]; from: CivilDate }
	/** Nobody sits there from now until the end of today. */
	| { kind: "desk-sick"; deskId: number }
	/** A public holiday on which the house opens all the same, or no longer does. */
	| { kind: "holiday"; date: CivilDate; opens: boolean };

/** A change with where it holds; null: in the whole city. */
export interface PlacedChange {
	stationId: number | null;
	change: PlanChange;
}

/** This station's plan as it will be. A change that does not concern the station leaves it as it is. */
export function applyChange(
	plan: Plan,
	stationId: number,
	{ stationId: changedId, change }: PlacedChange,
	now: Temporal.Instant,
): Plan {
	if (changedId !== null && changedId !== stationId) return plan;
	switch (change.kind) {
		case "roster":
			return {
				...plan,
				desks: dayDesksOf(change),
				openings: change.openings,
			};
		case "closure":
			return {
				...plan,
				closures: [...plan.closures, ...closuresOf(change.closure)],
			};
		case "desk-sick":
			return {
				...plan,
				closures: [...plan.closures, sickness(stationId, change.deskId, now)],
			};
		case "closure-end":
			return {
				...plan,
				closures: plan.closures.flatMap((closure) =>
					closure.id !== null && change.closureIds.includes(closure.id)
						? (endedClosure(closure, change.from, now) ?? [])
						: [closure],
				),
			};
		case "holiday": {
			const openHolidays = new Set(plan.openHolidays);
			if (change.opens) openHolidays.add(change.date);
			else openHolidays.delete(change.date);
			return { ...plan, openHolidays };
		}
	}
}

/** One closure for each stretch of days. */
export function closuresOf({
	days,
	reason: _,
	...closure
}: NewClosure): PlannedClosure[] {
	return days.map((span) => ({ ...closure, ...span, id: null }));
}

/** From this minute until the end of the day. */
export function sickness(
	stationId: number,
	deskId: number,
	now: Temporal.Instant,
): PlannedClosure {
	const today = civilDateOf(now);
	return {
		id: null,
		scope: "desk",
		stationId,
		deskId,
		serviceIds: [],
		startDate: today,
		endDate: today,
		from: minuteOf(now),
		until: 1440,
	};
}

/** What is left of a closure that ends before this day, or right now; null: nothing. */
export function endedClosure<
	Ended extends Pick<
		Closure,
		"startDate" | "endDate" | "scope" | "from" | "until"
	>,
>(closure: Ended, from: CivilDate, now: Temporal.Instant): Ended | null {
	if (closure.startDate < from)
		return closure.endDate < from
			? closure
			: { ...closure, endDate: addDays(from, -1) };
	const minute: Minute = minuteOf(now);
	const isRunning =
		from === civilDateOf(now) &&
		closure.startDate === from &&
		closure.endDate === from &&
		(closure.from ?? 0) < minute;
	// What has been closed today stays written down, until this minute.
	return isRunning
		? {
				...closure,
				from: closure.from ?? 0,
				until: Math.min(minute, closure.until ?? 1440),
			}
		: null;
}
