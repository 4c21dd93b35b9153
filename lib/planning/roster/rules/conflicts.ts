import type { BookingRules } from "#lib/availability/availability.ts";
import { canServe } from "#lib/availability/rules/can-serve.ts";
import {
	type Opening,
	opensOn,
	releasedAt,
} from "#lib/availability/rules/opening.ts";
import { overlaps, type Span, subtract } from "#lib/availability/rules/span.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	type Weekday,
	weekdayOf,
} from "#lib/time.ts";
import { dayDesksOf, openingText, type RosterPlan } from "./plan.ts";

/** What does not fit together in a roster, and what it is about. */
export type Conflict =
	/** One desk twice at once, on this day for the first time. */
	| {
			kind: "overlap";
			deskId: number;
			openingIds: readonly [number, number];
			date: CivilDate;
	  }
	/** The house is closed to the public then. */
	| { kind: "outside-hours"; openingId: number; weekday: Weekday }
	/** The same of a single day or once a month: a Saturday perhaps. Saved only once somebody says that the house is open. */
	| { kind: "special-day"; openingId: number; weekday: Weekday }
	/** There is no such day between its first and its last. */
	| { kind: "never"; openingId: number }
	/** All its days are over. */
	| { kind: "over"; openingId: number }
	/** Nobody would notice: the desk is out of use. */
	| { kind: "idle-desk"; openingId: number; deskId: number }
	/** A single date that can be booked as soon as it is saved. */
	| { kind: "release-past"; openingId: number; date: CivilDate }
	/** Released earlier than the station's horizon lets anybody look. */
	| { kind: "release-beyond"; openingId: number; horizonDays: number }
	/** Can be booked, but no desk does it (online, where the station is online). */
	| { kind: "unserved"; serviceId: number }
	/** Less than the station's share is left for people without an appointment. */
	| {
			kind: "few-walk-ins";
			weekday: Weekday;
			percent: number;
			wanted: number;
	  };

/** What the checks know of the station besides its roster. */
export interface HouseFacts {
	rules: BookingRules;
	/** False: only people without an appointment come, whatever openings say. */
	isOnline: boolean;
	walkInShare: number;
	buildingHours: readonly (Span & { weekday: Weekday })[];
	/** Services that can be booked. */
	serviceIds: readonly number[];
	now: Temporal.Instant;
}

/** These are never saved; the others are pointed out. */
const BLOCKING: readonly Conflict["kind"][] = [
	"overlap",
	"outside-hours",
	"special-day",
	"never",
	"over",
];

/** So far ahead overlaps are looked for: each rhythm has met each other by then. */
const DAYS_AHEAD = 400;

/** Everything that does not fit, the gravest first. */
export function findConflicts(plan: RosterPlan, house: HouseFacts): Conflict[] {
	const today = civilDateOf(house.now);
	const current = plan.openings.filter((opening) => !isOver(opening, today));
	return [
		...overlapsOf(plan, current, today),
		...current.flatMap((opening) => openingConflicts(plan, opening, house)),
		...unserved({ ...plan, openings: current }, house, today),
		...fewWalkIns(plan, current, house, today),
	];
}

/**
 * What stands in the way of saving: a grave conflict that was not there before. Nobody is kept from mending one thing
 * by another that has long been wrong; but what is being saved must not be over either.
 */
export function blockingConflicts(
	before: RosterPlan,
	after: RosterPlan,
	house: HouseFacts,
	/** Said by whoever saves: the house is open then, although it is not on other such days. */
	isSpecialDay = false,
): Conflict[] {
	const known = new Set(findConflicts(before, house).map(textOf));
	const today = civilDateOf(house.now);
	const old = new Map(before.openings.map((one) => [one.id, openingText(one)]));
	const changed = after.openings.filter(
		(opening) => old.get(opening.id) !== openingText(opening),
	);
	const over = changed
		.filter((opening) => isOver(opening, today))
		.map(({ id }) => ({ kind: "over", openingId: id }) as const);
	return [
		...findConflicts(after, house)
			.filter(
				({ kind }) =>
					BLOCKING.includes(kind) && !(isSpecialDay && kind === "special-day"),
			)
			.filter((conflict) => !known.has(textOf(conflict))),
		...over,
	];
}

const textOf = (conflict: Conflict) => JSON.stringify(conflict);

export function isOver(
	{ kind, date, validUntil }: Opening,
	today: CivilDate,
): boolean {
	if (validUntil !== null && validUntil < today) return true;
	return kind === "single" && date !== null && date < today;
}

function overlapsOf(
	plan: RosterPlan,
	openings: readonly Opening[],
	today: CivilDate,
): Conflict[] {
	return plan.desks
		.filter(({ active }) => active)
		.flatMap(({ id: deskId, ownDays }) => {
			const own = openings.filter(({ deskIds }) => deskIds.includes(deskId));
			return own.flatMap((first, index) =>
				own.slice(index + 1).flatMap((second): Conflict[] => {
					const date = firstCommonDay(first, second, ownDays, today);
					return date
						? [
								{
									kind: "overlap",
									deskId,
									openingIds: [first.id, second.id],
									date,
								},
							]
						: [];
				}),
			);
		});
}

function firstCommonDay(
	a: Opening,
	b: Opening,
	ownDays: readonly CivilDate[],
	today: CivilDate,
): CivilDate | null {
	if (!overlaps(a, b)) return null;
	const isOn = (opening: Opening, date: CivilDate) =>
		opensOn(opening, date) &&
		(opening.kind === "single" || !ownDays.includes(date));
	const both = (date: CivilDate) => isOn(a, date) && isOn(b, date);
	const single = a.kind === "single" ? a : b.kind === "single" ? b : null;
	if (single) return single.date && both(single.date) ? single.date : null;
	if (a.weekday !== b.weekday || a.weekday === null) return null;
	const from = [today, a.validFrom, b.validFrom].sort().at(-1) ?? today;
	const last = addDays(from, DAYS_AHEAD);
	const ahead = (a.weekday - weekdayOf(from) + 7) % 7;
	for (let date = addDays(from, ahead); date <= last; date = addDays(date, 7))
		if (both(date)) return date;
	return null;
}

function openingConflicts(
	plan: RosterPlan,
	opening: Opening,
	{ rules, buildingHours, now, isOnline }: HouseFacts,
): Conflict[] {
	const { id: openingId, kind, channel, releaseDaysBefore } = opening;
	const conflicts: Conflict[] = [];
	if (neverOpens(opening)) return [{ kind: "never", openingId }];
	const weekday =
		kind === "single" && opening.date
			? weekdayOf(opening.date)
			: opening.weekday;
	if (
		weekday !== null &&
		buildingHours.length > 0 &&
		subtract(
			opening,
			buildingHours.filter((hours) => hours.weekday === weekday),
		).length > 0
	)
		conflicts.push({
			kind: kind === "weekly" ? "outside-hours" : "special-day",
			openingId,
			weekday,
		});
	for (const desk of plan.desks)
		if (!desk.active && opening.deskIds.includes(desk.id))
			conflicts.push({ kind: "idle-desk", openingId, deskId: desk.id });
	if (channel === "walk-in" || !isOnline) return conflicts;
	if (
		kind === "single" &&
		opening.date &&
		releasedAt(opening, opening.date) < now.epochMilliseconds
	)
		conflicts.push({ kind: "release-past", openingId, date: opening.date });
	if (releaseDaysBefore > rules.horizonDays)
		conflicts.push({
			kind: "release-beyond",
			openingId,
			horizonDays: rules.horizonDays,
		});
	return conflicts;
}

/** Two years hold each rhythm at least once. */
const RHYTHM_DAYS = 800;

function neverOpens(opening: Opening): boolean {
	if (opening.kind === "single")
		return opening.date === null || !opensOn(opening, opening.date);
	if (opening.weekday === null) return true;
	const { validFrom } = opening;
	const end = addDays(validFrom, RHYTHM_DAYS);
	const last =
		opening.validUntil !== null && opening.validUntil < end
			? opening.validUntil
			: end;
	const ahead = (opening.weekday - weekdayOf(validFrom) + 7) % 7;
	for (
		let date = addDays(validFrom, ahead);
		date <= last;
		date = addDays(date, 7)
	)
		if (opensOn(opening, date)) return false;
	return true;
}

function unserved(
	plan: RosterPlan,
	{ rules, serviceIds, isOnline }: HouseFacts,
	today: CivilDate,
): Conflict[] {
	const desks = dayDesksOf(plan);
	const openings = isOnline
		? plan.openings
		: plan.openings.map((one) => ({ ...one, channel: "online" as const }));
	return serviceIds
		.filter((id) => !canServe({ rules, desks, openings }, [id], today))
		.map((serviceId) => ({ kind: "unserved", serviceId }));
}

/** Of the openings of every week; what comes once or every other week is no rule. */
function fewWalkIns(
	plan: RosterPlan,
	current: readonly Opening[],
	{ walkInShare }: HouseFacts,
	today: CivilDate,
): Conflict[] {
	const active = new Set(
		plan.desks.filter((desk) => desk.active).map(({ id }) => id),
	);
	const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
	return weekdays.flatMap((weekday): Conflict[] => {
		const minutes = { all: 0, walkIn: 0 };
		for (const opening of current) {
			if (opening.kind !== "weekly" || opening.weekday !== weekday) continue;
			if (opening.everyWeeks !== 1 || opening.validFrom > today) continue;
			const desks = opening.deskIds.filter((id) => active.has(id)).length;
			const length = (opening.until - opening.from) * desks;
			minutes.all += length;
			if (opening.channel === "walk-in") minutes.walkIn += length;
		}
		const percent = Math.floor((minutes.walkIn / minutes.all) * 100);
		return minutes.all > 0 && percent < walkInShare
			? [{ kind: "few-walk-ins", weekday, percent, wanted: walkInShare }]
			: [];
	});
}
