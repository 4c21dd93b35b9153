import type {
	BookingRules,
	Busy,
	Channel,
	DayWindow,
} from "#lib/availability/availability.ts";
import {
	type Closure,
	cutsOf,
	serviceClosuresOn,
} from "#lib/availability/rules/closure.ts";
import { composeDay } from "#lib/availability/rules/compose.ts";
import { publicHolidayOn } from "#lib/availability/rules/holidays.ts";
import { type Opening, opensOn } from "#lib/availability/rules/opening.ts";
import {
	joined,
	overlaps,
	type Span,
	subtract,
} from "#lib/availability/rules/span.ts";
import type { Plan } from "#lib/planning/planning.ts";
import type { PlannedDesk } from "#lib/planning/roster/rules/plan.ts";
import {
	type CivilDate,
	clockChange,
	daysBetween,
	type Minute,
	type Weekday,
	weekdayOf,
} from "#lib/time.ts";

/** What one desk does on one day. */
export interface DeskDay {
	date: CivilDate;
	deskId: number;
	state: DeskState;
	/** When somebody sits there, and for whom; in order of time, closures taken out. */
	hours: readonly (Span & { channel: Channel })[];
	/** Between two openings of the plan: nobody was ever to sit there. */
	breaks: readonly Span[];
	/** Planned, and closed after all. */
	closed: readonly Span[];
	/** The closures that concern the desk on this day, whole or in part. */
	closureIds: readonly number[];
	/** Services of this desk that are closed while it is open. */
	closedServices: readonly (Span & { serviceIds: readonly number[] })[];
	/** Minutes that can be booked ahead. */
	bookable: number;
	/** How many of them are taken, reserved ones among them; null: the day is over, and who did not come is not counted there. */
	taken: number | null;
	/** Minutes that only the team books. */
	kept: number;
	/** Minutes of the team that everybody can book by now (availability/rules/places.ts). */
	alsoOnline: number;
	/** Appointments that stand or took place. */
	appointments: number;
	conflicts: readonly DeskConflict[];
}

type DeskState =
	| "open"
	/** A public holiday on which the house stays closed. */
	| "holiday"
	/** Closures leave nothing of the day. */
	| "closed"
	/** The house is closed for good. */
	| "gone"
	/** The plan says that nobody sits there. */
	| "free"
	/** No plan covers this day: what will be, nobody knows. */
	| "unplanned"
	/** The desk is out of use. */
	| "idle";

export type DeskConflict =
	/** Somebody planned this very day, and it is closed. What comes every week is meant to be cut by closures. */
	| { kind: "planned-closed"; spans: readonly Span[] }
	/** Two openings at once. */
	| { kind: "overlap"; spans: readonly Span[] }
	/** People have appointments, and nobody sits there. */
	| { kind: "no-desk"; spans: readonly Span[] };

/** A station with all that its days are made of, apart from appointments. */
export interface DeskFacts extends Omit<Plan, "rules" | "desks" | "closures"> {
	stationId: number;
	rules: Pick<BookingRules, "staffGoesOnlineDays">;
	closures: readonly (Closure & { id: number })[];
	lastDay: CivilDate | null;
	/** Weekdays on which the house opens; none: nobody has said. */
	houseDays: ReadonlySet<Weekday>;
}

interface Moment {
	date: CivilDate;
	minute: Minute;
	instant: number;
}

/**
 * All desks of a station on one day, in their order. A station has thousands of openings and closures over the years: they are
 * gone through once a day, and not once more for each desk.
 */
export function deskDaysOn(
	facts: DeskFacts,
	desks: readonly PlannedDesk[],
	date: CivilDate,
	of: (desk: PlannedDesk) => { busy: readonly Busy[]; appointments: number },
	now: Moment,
): DeskDay[] {
	const own = {
		...facts,
		openings: facts.openings.filter((one) =>
			one.kind === "single" ? opensOn(one, date) : isValid(one, date),
		),
		closures: facts.closures.filter(
			({ startDate, endDate }) => startDate <= date && date <= endDate,
		),
	};
	return desks.map((desk) => deskDay(own, desk, date, { ...of(desk), now }));
}

/** What happens at a desk on a day; `busy` and `appointments` are its own. */
export function deskDay(
	facts: DeskFacts,
	desk: PlannedDesk,
	date: CivilDate,
	{
		busy,
		appointments,
		now,
	}: {
		busy: readonly Busy[];
		appointments: number;
		now: Moment;
	},
): DeskDay {
	const windowsWith = (closures: readonly Closure[]) =>
		composeDay({
			...facts,
			closures,
			date,
			desks: desk.active ? [dayDeskOf(desk)] : [],
			busy: [],
		}).windows;
	const hours = windowsWith(facts.closures);
	const uncut = windowsWith([]);
	const openings = openingsOf(facts, desk, date);
	const staffed = joined(hours);
	const planned = joined(uncut);
	const closed = planned.flatMap((span) => subtract(span, staffed));
	const bookable = joined(hours.filter(({ channel }) => channel !== "walk-in"));
	const live = busy.filter(
		({ holdExpiresAt }) =>
			holdExpiresAt === null || holdExpiresAt > now.instant,
	);
	const state = stateOf(facts, desk, date, {
		isStaffed: hours.length > 0,
		isPlanned: planned.length > 0,
	});
	const isOver = date < now.date;
	const team = hours.filter(({ channel }) => channel === "staff");
	const kept = team.filter((one) => !isOnline(one, facts, date, now));
	return {
		date,
		deskId: desk.id,
		state,
		hours: hours.map(({ from, until, channel }) => ({ from, until, channel })),
		breaks: breaksOf(planned, date),
		closed,
		closureIds: facts.closures
			.filter((one) => cutsOf([one], date, facts.stationId, desk.id).length > 0)
			.map(({ id }) => id),
		closedServices: hours.length > 0 ? closedServices(facts, desk, date) : [],
		bookable: lengthOf(bookable),
		taken: isOver
			? null
			: joined(live).reduce(
					(sum, span) =>
						sum + lengthOf([span]) - lengthOf(subtract(span, bookable)),
					0,
				),
		kept: lengthOf(kept),
		alsoOnline: isOver ? 0 : lengthOf(team) - lengthOf(kept),
		appointments,
		// Of what is over, nothing can be put right.
		conflicts: isOver
			? []
			: [
					...(desk.active
						? [...plannedClosed(openings, state), ...overlapping(openings)]
						: []),
					...withoutDesk(live, staffed, { date, now }),
				],
	};
}

/** Times of the team that citizens book as well, because the day is near. */
function isOnline(
	{ releasedAt }: DayWindow,
	{ rules: { staffGoesOnlineDays } }: DeskFacts,
	date: CivilDate,
	now: Moment,
): boolean {
	return (
		staffGoesOnlineDays !== null &&
		daysBetween(now.date, date) <= staffGoesOnlineDays &&
		releasedAt !== null &&
		releasedAt <= now.instant
	);
}

const isValid = ({ validFrom, validUntil }: Opening, date: CivilDate) =>
	validFrom <= date && (validUntil === null || date <= validUntil);

const dayDeskOf = ({ id, serves, ownDays }: PlannedDesk) => ({
	id,
	serves: serves && new Set(serves),
	ownDays: new Set(ownDays),
});

const lengthOf = (spans: readonly Span[]) =>
	spans.reduce((sum, { from, until }) => sum + until - from, 0);

/** What the roster says of this desk's day, whatever closes it. */
function openingsOf(
	{ openings }: Pick<DeskFacts, "openings">,
	{ id, ownDays }: PlannedDesk,
	date: CivilDate,
): Opening[] {
	const isOwn = ownDays.includes(date);
	return openings.filter(
		(opening) =>
			opening.deskIds.includes(id) &&
			opensOn(opening, date) &&
			(opening.kind === "single" || !isOwn),
	);
}

function stateOf(
	facts: DeskFacts,
	desk: PlannedDesk,
	date: CivilDate,
	{ isStaffed, isPlanned }: { isStaffed: boolean; isPlanned: boolean },
): DeskState {
	if (facts.lastDay !== null && date > facts.lastDay) return "gone";
	if (publicHolidayOn(date) && !facts.openHolidays.has(date)) return "holiday";
	if (!desk.active) return "idle";
	if (isStaffed) return "open";
	const cuts = cutsOf(facts.closures, date, facts.stationId, desk.id);
	if (isPlanned || subtract({ from: 0, until: 1440 }, cuts).length === 0)
		return "closed";
	const { houseDays } = facts;
	const isHouseDay = houseDays.size === 0 || houseDays.has(weekdayOf(date));
	return !isHouseDay || isCovered(facts, desk, date) ? "free" : "unplanned";
}

/** Whether the roster speaks of this day at all, be it to say that nobody sits there. */
function isCovered(
	{ openings }: Pick<DeskFacts, "openings">,
	{ id, ownDays }: PlannedDesk,
	date: CivilDate,
): boolean {
	return (
		ownDays.includes(date) ||
		openings.some(
			(one) =>
				one.kind !== "single" && one.deskIds.includes(id) && isValid(one, date),
		)
	);
}

/** An hour that the clock skips or repeats is no break. */
function breaksOf(planned: readonly Span[], date: CivilDate): Span[] {
	const [first] = planned;
	const last = planned.at(-1);
	if (!first || !last) return [];
	const change = clockChange(date);
	return subtract({ from: first.from, until: last.until }, [
		...planned,
		...(change ? [change] : []),
	]);
}

function closedServices(
	{ closures, stationId }: DeskFacts,
	{ serves }: PlannedDesk,
	date: CivilDate,
): DeskDay["closedServices"] {
	return serviceClosuresOn(closures, date, stationId)
		.map(({ serviceIds, from, until }) => ({
			from,
			until,
			serviceIds: [...serviceIds].filter(
				(id) => serves === null || serves.includes(id),
			),
		}))
		.filter(({ serviceIds }) => serviceIds.length > 0);
}

/** A desk that closes for some hours is no mistake of whoever planned its day. */
function plannedClosed(
	openings: readonly Opening[],
	state: DeskState,
): DeskConflict[] {
	const meant = joined(openings.filter(({ kind }) => kind === "single"));
	return SHUT.includes(state) && meant.length > 0
		? [{ kind: "planned-closed", spans: meant }]
		: [];
}

const SHUT: readonly DeskState[] = ["holiday", "closed", "gone"];

function overlapping(openings: readonly Opening[]): DeskConflict[] {
	const spans = openings.flatMap((one, index) =>
		openings
			.slice(index + 1)
			.filter((other) => overlaps(one, other))
			.map((other) => ({
				from: Math.max(one.from, other.from),
				until: Math.min(one.until, other.until),
			})),
	);
	return spans.length > 0 ? [{ kind: "overlap", spans: joined(spans) }] : [];
}

/** Of hours that are over, nothing can be put right; a reservation is nobody's appointment yet. */
function withoutDesk(
	busy: readonly Busy[],
	staffed: readonly Span[],
	{ date, now }: { date: CivilDate; now: Moment },
): DeskConflict[] {
	const over = date === now.date ? [{ from: 0, until: now.minute }] : [];
	const booked = joined(busy.filter((one) => one.holdExpiresAt === null));
	const spans = booked.flatMap((span) => subtract(span, [...staffed, ...over]));
	return spans.length > 0 ? [{ kind: "no-desk", spans }] : [];
}

/** From Monday to Friday always; the weekend where the house opens or a desk has something to show. */
export function isShown(
	date: CivilDate,
	days: readonly DeskDay[],
	houseDays: ReadonlySet<Weekday>,
): boolean {
	const weekday = weekdayOf(date);
	return (
		weekday <= 5 ||
		houseDays.has(weekday) ||
		days.some(
			(day) =>
				day.hours.length > 0 ||
				day.closed.length > 0 ||
				day.appointments > 0 ||
				day.conflicts.length > 0,
		)
	);
}
