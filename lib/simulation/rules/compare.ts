import type { BookingRules, DayFacts } from "#lib/availability/availability.ts";
import type { Span } from "#lib/availability/rules/span.ts";
import type { OrderRules } from "#lib/queue/order/rules/order.ts";
import { absentShare, type Measured } from "#lib/simulation/measured.ts";
import type {
	Booked,
	Concern,
	DayPlan,
	Rate,
} from "#lib/simulation/simulation.ts";
import { type CivilDate, weekdayOf } from "#lib/time.ts";
import { daysAhead, filledDay } from "./bookings.ts";
import { demandOf, MOST_MISSING, modelOf, type PeopleModel } from "./demand.ts";
import { differenceOf, type Estimate, estimateOf } from "./estimate.ts";
import { type FigureName, type Figures, figuresOf } from "./figures.ts";
import {
	bookableMinutes,
	changedDay,
	desksOf,
	hoursOf,
	NOTHING,
	type PlanWish,
} from "./on-paper.ts";
import { peopleOf } from "./people.ts";
import { playDay } from "./play.ts";
import { chooserOf, randomOf } from "./random.ts";
import { walking } from "./walks.ts";

/** What is tried on paper. */
export interface Wish extends PlanWish {
	/** Per cent more people. */
	people: number;
	/** An appointment for this service is so long; people take as long as ever. */
	length: { serviceId: number; more: number } | null;
	/** "none": nobody gets a reminder; "all": everybody. */
	reminder: "as-now" | "none" | "all";
	/** Times of those who do not come are given to others as well. */
	refills: boolean;
	/** For which days the free times are changed as well. */
	days: "one" | "weekday" | "every";
}

/** A day at a station, and what is known of it. */
export interface Paper {
	/** As it is planned; who has booked it already does not matter: an ordinary such day is played. */
	day: DayFacts;
	/** From today on, with what is booked. */
	ahead: readonly DayFacts[];
	rules: BookingRules;
	order: OrderRules;
	measured: Measured;
	/** The wish closes another day than the one that is played: so many more come without an appointment on this one. */
	displaced: number;
	/** That other day. */
	closedDate: CivilDate | null;
}

/** Both plans with the same people. */
export interface Comparison {
	before: Outcome;
	after: Outcome;
	/** What the second has more. */
	difference: Outcome;
	/** Of the days of `daysAhead`, on how many there was something free; no number of days says "nothing". */
	free: { before: Free; after: Free; searchedDays: number };
}

/** "unknown": nobody books here. */
export type Free = "always" | "at-times" | "never" | "unknown";

export type Outcome = Record<FigureName | "daysAhead", Estimate | null>;

/** Worlds that fit what was measured, and so many days in each: a figure is of a week and two days. */
export const RUNS = 20;
const DAYS = 7;
export const DAYS_PLAYED = RUNS * DAYS;
/** Different calendars of appointments, which the worlds share. */
const CALENDARS = 5;
/** Of times that can be booked nowhere yet nobody knows how full they will be: as full as calendars mostly are. */
const USUAL_FILL = 0.9;
/** Free times are searched so many days ahead, in some of the worlds. */
const AHEAD_RUNS = 4;
export const AHEAD_DAYS = 14;

/**
 * Plays the days of both plans, a piece at a time: all together take half a second, in which whoever serves others could
 * answer nobody. The same paper and wish always give the same figures.
 */
export function* comparing(
	paper: Paper,
	wish: Wish,
): Generator<void, Comparison> {
	const changed = changedDay(paper.day, paper.closedDate ? NOTHING : wish);
	const times = timesOf();
	const before: Figures[] = [];
	const after: Figures[] = [];
	for (let run = 0; run < RUNS; run += 1) {
		const model = modelOf(paper.measured, run);
		before.push(
			played(planOf(paper, paper.day, model, NO_WISH, run, times), run),
		);
		yield;
		after.push(played(planOf(paper, changed, model, wish, run, times), run));
		yield;
	}
	const searchedDays = searchedIn(paper);
	const aheadBefore: (readonly (number | null)[])[] = [];
	const aheadAfter: (readonly (number | null)[])[] = [];
	for (let run = 0; run < AHEAD_RUNS; run += 1) {
		aheadBefore.push(yield* waitedDays(paper, NO_WISH, run));
		aheadAfter.push(yield* waitedDays(paper, wish, run));
	}
	const free = {
		before: freeOf(aheadBefore.flat()),
		after: freeOf(aheadAfter.flat()),
		searchedDays,
	};
	const outcome = (
		of: (
			a: readonly (number | null)[],
			b: readonly (number | null)[],
		) => Estimate | null,
	): Outcome => ({
		...(Object.fromEntries(
			NAMES.map((name) => [
				name,
				of(
					before.map((one) => one[name]),
					after.map((one) => one[name]),
				),
			]),
		) as Record<FigureName, Estimate | null>),
		daysAhead: of(
			meansOf(aheadBefore, free.before),
			meansOf(aheadAfter, free.after),
		),
	});
	return {
		before: outcome((a) => estimateOf(a)),
		after: outcome((_, b) => estimateOf(b)),
		difference: outcome(differenceOf),
		free,
	};
}

const NAMES = Object.keys(figuresOf([])) as FigureName[];

/** As it is. */
export const NO_WISH: Wish = {
	...NOTHING,
	people: 0,
	length: null,
	reminder: "as-now",
	refills: false,
	days: "one",
};

/** The figures of an ordinary such day in one of the worlds, with the appointments as they are now and these desks. */
export function withDesks(
	paper: Paper,
): (desks: DayPlan["desks"], run: number) => Figures {
	const times = timesOf();
	return (desks, run) => {
		const model = modelOf(paper.measured, run);
		const plan = planOf(paper, paper.day, model, NO_WISH, run, times);
		return played({ ...plan, desks }, run);
	};
}

function played(plan: DayPlan, run: number): Figures {
	return figuresOf(
		Array.from({ length: DAYS }, (_, day) =>
			playDay(
				plan,
				walking(peopleOf(plan.demand, run * DAYS + day), plan.desks),
			),
		),
	);
}

type Times = (
	day: DayFacts,
	rules: BookingRules,
	concerns: readonly Concern[],
	wanted: number,
	run: number,
) => Booked[];

/** Filling a calendar takes longer than playing its day: several worlds share one, each with its own lengths. */
function timesOf(): Times {
	const known = new Map<string, { start: number; index: number }[]>();
	const nameOf = new Map<DayFacts, number>();
	return (day, rules, concerns, wanted, run) => {
		const seed = run % CALENDARS;
		if (!nameOf.has(day)) nameOf.set(day, nameOf.size);
		const lengths = concerns.map(({ planned }) => planned).join();
		const key = `${nameOf.get(day)} ${seed} ${wanted} ${lengths}`;
		const times =
			known.get(key) ??
			filledDay(day, rules, concerns, wanted, randomOf(seed, "times")).map(
				({ start, concern }) => ({ start, index: concerns.indexOf(concern) }),
			);
		known.set(key, times);
		return times.flatMap(({ start, index }) => {
			const concern = concerns[index];
			return concern ? [{ start, concern }] : [];
		});
	};
}

function planOf(
	{ day: today, rules, order, measured, displaced }: Paper,
	day: DayFacts,
	model: PeopleModel,
	wish: Wish,
	run: number,
	times: Times,
): DayPlan {
	const desks = desksOf(day);
	const concerns = lengthened(model.bookedConcerns, wish);
	const missing = missingOf(measured, wish) ?? model.missing;
	const ordinary = model.booked * (1 + wish.people / 100);
	// As full as such days are now: so many minutes more or fewer, so many appointments of this length more or fewer.
	const now = bookableMinutes(today) / plannedMean(model.bookedConcerns);
	const then = bookableMinutes(day) / plannedMean(concerns);
	const wanted = now > 0 ? ordinary * (then / now) : then * USUAL_FILL;
	const booked = times(day, rules, concerns, Math.round(wanted), run);
	const walkInsNow =
		measured.walkInsByDay.length > 0
			? measured.walkInsByDay.reduce((sum, count) => sum + count, 0) /
				measured.walkInsByDay.length
			: 0;
	// Another way of coming, not other people: whoever finds no time to book comes without one, and the other way round.
	const usual = Math.round(ordinary);
	const moved = wish.shares
		? times(today, rules, model.bookedConcerns, usual, run).length -
			booked.length
		: 0;
	const more = moved + (wish === NO_WISH ? 0 : displaced);
	const walkIns =
		walkInsNow > 0 ? Math.max(0, (walkInsNow + more) / walkInsNow) : 0;
	const demand = demandOf(
		model,
		wish.refills ? [...booked, ...refilled(booked, missing, run)] : booked,
		{ people: wish.people, missing },
		walkIns,
	);
	return {
		desks,
		demand: {
			...demand,
			rates: withinHours(
				demand.rates,
				hoursOf(today),
				// Where nobody is at a desk any more they come all the same, and nobody serves them.
				hoursOf(day) ?? hoursOf(today),
			),
		},
		order,
		way: measured.way,
		walkIns: "automatic",
	};
}

/** Null: as measured, or nothing is known of it. */
export function missingOf(
	measured: Measured,
	{ reminder }: Pick<Wish, "reminder">,
): number | null {
	if (reminder === "as-now") return null;
	const { notReminded, reminded } = measured;
	const share = absentShare(reminder === "none" ? notReminded : reminded);
	return share === null ? null : Math.min(MOST_MISSING, share);
}

function lengthened(
	concerns: readonly Concern[],
	{ length }: Pick<Wish, "length">,
): Concern[] {
	return concerns.map((concern) =>
		length && concern.serviceIds.includes(length.serviceId)
			? { ...concern, planned: Math.max(5, concern.planned + length.more) }
			: concern,
	);
}

function plannedMean(concerns: readonly Concern[]): number {
	const share = concerns.reduce((sum, one) => sum + one.share, 0);
	const minutes = concerns.reduce(
		(sum, one) => sum + one.share * one.planned,
		0,
	);
	return share > 0 ? minutes / share : 1;
}

/** So many that as many come as have a time of their own. */
function refilled(
	booked: readonly Booked[],
	missing: number,
	run: number,
): Booked[] {
	const random = randomOf(run, "refill");
	const choose = chooserOf(booked.map((one) => ({ one, share: 1 })));
	const count = Math.round((booked.length * missing) / (1 - missing));
	return Array.from({ length: count }, () => choose(random)?.one).filter(
		(one) => one !== undefined,
	);
}

/** People come while the house is open, as many in all whatever its hours are; into new hours as into the others. */
export function withinHours(
	rates: readonly Rate[],
	today: Span | null,
	hours: Span | null,
): Rate[] {
	if (!today || !hours) return [];
	// An hour counts whole although the house opens or closes within it.
	const usual = rates.flatMap((rate) => {
		const cut = within(rate, today);
		if (!cut) return [];
		const squeezed = (rate.until - rate.from) / (cut.until - cut.from);
		return [{ ...cut, perHour: rate.perHour * squeezed }];
	});
	const all = countOf(rates);
	const mean = (countOf(usual) / (today.until - today.from)) * 60;
	const kept = usual.flatMap((rate) => within(rate, hours) ?? []);
	const added = [
		{
			from: hours.from,
			until: Math.min(hours.until, today.from),
			perHour: mean,
		},
		{
			from: Math.max(hours.from, today.until),
			until: hours.until,
			perHour: mean,
		},
	].filter(({ from, until }) => from < until);
	const there = [...kept, ...added];
	const left = countOf(there);
	return there.map((rate) => ({
		...rate,
		perHour: left > 0 ? (rate.perHour * all) / left : 0,
	}));
}

function within(rate: Rate, span: Span): Rate | null {
	const from = Math.max(rate.from, span.from);
	const until = Math.min(rate.until, span.until);
	return from < until ? { ...rate, from, until } : null;
}

const countOf = (rates: readonly Rate[]) =>
	rates.reduce(
		(sum, { from, until, perHour }) => sum + (perHour * (until - from)) / 60,
		0,
	);

/** Past what is loaded nobody has looked. */
const searchedIn = ({ ahead, rules }: Paper) =>
	Math.max(0, Math.min(rules.horizonDays, ahead.length - AHEAD_DAYS));

function freeOf(waits: readonly (number | null)[]): Free {
	if (waits.length === 0) return "unknown";
	if (waits.every((wait) => wait === null)) return "never";
	return waits.includes(null) ? "at-times" : "always";
}

/** A mean of those days alone on which something was free would make a full calendar look better than it is: there is none. */
const meansOf = (runs: readonly (readonly (number | null)[])[], free: Free) =>
	runs.map((waits) =>
		free === "always"
			? waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0) / waits.length
			: null,
	);

/** Days until the first free time for what most people book, on the second half of the days that are played. */
function* waitedDays(
	paper: Paper,
	wish: Wish,
	run: number,
): Generator<void, (number | null)[]> {
	const model = modelOf(paper.measured, null);
	const concerns = lengthened(model.bookedConcerns, wish);
	const usual = concerns.reduce<Concern | null>(
		(most, one) => (most && most.share >= one.share ? most : one),
		null,
	);
	if (!usual || paper.ahead.length < AHEAD_DAYS) return [];
	const days = paper.ahead.map((facts) =>
		isConcerned(facts.date, paper, wish) ? changedDay(facts, wish) : facts,
	);
	const waits = yield* daysAhead(
		days,
		paper.rules,
		{
			concerns,
			bookedADay: paper.measured.bookedADay * (1 + wish.people / 100),
			length: AHEAD_DAYS,
			searched: searchedIn(paper),
			usual,
		},
		randomOf(run, "ahead"),
	);
	return waits.slice(AHEAD_DAYS / 2);
}

function isConcerned(
	date: CivilDate,
	{ day, closedDate }: Paper,
	wish: Wish,
): boolean {
	if (wish === NO_WISH) return false;
	if (closedDate) return date === closedDate;
	return (
		wish.days === "every" ||
		date === day.date ||
		(wish.days === "weekday" && weekdayOf(date) === weekdayOf(day.date))
	);
}
