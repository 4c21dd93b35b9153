import type { StationOnline } from "#lib/pilot/effect/effect.ts";
import { addDays, type CivilDate, mondayOf } from "#lib/time.ts";
import { student95 } from "./student.ts";
import { daysIn, type Match, matched, type Unit } from "./units.ts";

/** A station's measurements, and when it was online. */
export interface Series extends StationOnline {
	units: readonly Unit[];
}

/** How much there is on each side of the start. */
export interface Known {
	/** On which something was measured; a week counts as five. */
	days: number;
	weeks: number;
	people: number;
}

/** Below that nobody says anything: two weeks of days, out of three calendar weeks, a hundred people. */
export const ENOUGH: Known = { days: 10, weeks: 3, people: 100 };

/** Further away from the start another year begins, with other people, holidays and rules. */
const WINDOW_DAYS = 364;

export interface Interval {
	/** After less before, less the same of the other stations. */
	estimate: number;
	/** In 95 of 100 cases the truth lies between these. */
	low: number;
	high: number;
}

export interface Comparison extends Interval {
	before: number;
	after: number;
	/** Stations that were not online yet, over the same days; null: there was none to compare with. */
	others: {
		before: number;
		after: number;
		stationIds: readonly number[];
	} | null;
	people: number;
}

type StationAnswer =
	/** It takes no appointments online yet: others are compared with it. */
	| { state: "offline" }
	| { state: "no-before"; after: Known }
	| { state: "too-little"; before: Known; after: Known }
	| { state: Verdict; comparison: Comparison };

/** "none": no difference can be seen, which does not say that there is none. */
type Verdict = "less" | "more" | "none";

/** What each calendar week adds to the error of the estimate: weeks, because bad days come together. */
type Influence = ReadonlyMap<CivilDate, number>;

export interface Judged {
	stationId: number;
	answer: StationAnswer;
	/** Of the comparison, to put stations together; null: there is none. */
	error: { influence: Influence; freedom: number } | null;
}

/**
 * One station before and after its start, beside all that were not online yet in the same time (Callaway and Sant'Anna
 * 2021: only stations not yet treated are compared with, one start at a time; a regression with all of them in one would
 * compare late starters with early ones).
 */
export function compareStation(own: Series, all: readonly Series[]): Judged {
	const { stationId } = own;
	const start = own.spans[0]?.from;
	if (!start) return { stationId, answer: { state: "offline" }, error: null };
	const alone = sidesOf(matched(own.units, null), own, null);
	const known = { before: knownOf(alone.before), after: knownOf(alone.after) };
	if (known.before.days === 0)
		return {
			stationId,
			answer: { state: "no-before", after: known.after },
			error: null,
		};
	if (!isEnough(known.before) || !isEnough(known.after))
		return {
			stationId,
			answer: { state: "too-little", ...known },
			error: null,
		};
	const pairs = all
		.filter((other) => other.stationId !== stationId)
		.map((other) => ({
			id: other.stationId,
			...sidesOf(matched(own.units, other.units), own, other),
		}))
		.filter(
			({ before, after }) =>
				isEnough(knownOf(before)) && isEnough(knownOf(after)),
		);
	const sides = pairs.length > 0 ? pairs : [alone];
	const error = errorOf(sides);
	const mean = (of: (side: Sides) => number) =>
		sides.reduce((sum, side) => sum + of(side), 0) / sides.length;
	const before = mean((side) => meanOf(side.before, ({ own }) => own));
	const after = mean((side) => meanOf(side.after, ({ own }) => own));
	const others =
		pairs.length === 0
			? null
			: {
					before: mean((side) => meanOf(side.before, theirs)),
					after: mean((side) => meanOf(side.after, theirs)),
					stationIds: pairs.map(({ id }) => id),
				};
	const estimate = after - before - (others ? others.after - others.before : 0);
	const interval = intervalOf(estimate, error);
	return {
		stationId,
		answer: {
			state: verdictOf(interval),
			comparison: {
				...interval,
				before,
				after,
				others,
				people: known.after.people,
			},
		},
		error,
	};
}

export interface Overall extends Interval {
	state: Verdict;
	before: number;
	after: number;
	/** Null: nothing to compare with; other reasons may be behind it as well. */
	others: { before: number; after: number } | null;
	stationIds: readonly number[];
}

/**
 * All stations in one: the mean of what changed at each, by how many people it serves. Whoever put all visits into one
 * heap would take it for a change when more of them come to a slow station (Simpson). Null: of none enough is known.
 */
export function compareAll(judged: readonly Judged[]): Overall | null {
	const known = judged.flatMap(({ stationId, answer, error }) =>
		"comparison" in answer && error
			? [{ stationId, error, ...answer.comparison }]
			: [],
	);
	const compared = known.filter(({ others }) => others !== null);
	const used = compared.length > 0 ? compared : known;
	if (used.length === 0) return null;
	const people = used.reduce((sum, one) => sum + one.people, 0);
	const mean = (of: (one: (typeof used)[number]) => number) =>
		used.reduce((sum, one) => sum + of(one) * one.people, 0) / people;
	const influence = new Map<CivilDate, number>();
	for (const one of used)
		for (const [week, part] of one.error.influence)
			influence.set(
				week,
				(influence.get(week) ?? 0) + (part * one.people) / people,
			);
	const freedom = Math.min(...used.map(({ error }) => error.freedom));
	const interval = intervalOf(
		mean(({ estimate }) => estimate),
		{ influence, freedom },
	);
	return {
		...interval,
		state: verdictOf(interval),
		before: mean(({ before }) => before),
		after: mean(({ after }) => after),
		others:
			compared.length === 0
				? null
				: {
						before: mean(({ others }) => others?.before ?? 0),
						after: mean(({ others }) => others?.after ?? 0),
					},
		stationIds: used.map(({ stationId }) => stationId),
	};
}

interface Sides {
	before: readonly Match[];
	after: readonly Match[];
}

/** What lies on one side of the start, as long as the other one was not online. A week with the start in it is neither. */
function sidesOf(
	matches: readonly Match[],
	own: StationOnline,
	other: StationOnline | null,
): Sides {
	const start = own.spans[0]?.from;
	if (!start) return { before: [], after: [] };
	const theirStart = other?.spans[0]?.from;
	const fair = matches.filter(
		({ until }) => theirStart === undefined || until < theirStart,
	);
	return {
		before: fair.filter(
			({ from, until }) =>
				until < start && from >= addDays(start, -WINDOW_DAYS),
		),
		after: fair.filter(
			({ from, until }) =>
				until < addDays(start, WINDOW_DAYS) &&
				own.spans.some(
					(span) =>
						span.from <= from && (span.until === null || until < span.until),
				),
		),
	};
}

function knownOf(matches: readonly Match[]): Known {
	return {
		days: matches.reduce((sum, match) => sum + daysIn(match), 0),
		weeks: new Set(matches.map(({ from }) => mondayOf(from))).size,
		people: matches.reduce((sum, { people }) => sum + people, 0),
	};
}

const isEnough = ({ days, weeks, people }: Known) =>
	days >= ENOUGH.days && weeks >= ENOUGH.weeks && people >= ENOUGH.people;

const theirs = ({ other }: Match) => other ?? 0;
const difference = (match: Match) => match.own - theirs(match);

const meanOf = (
	matches: readonly Match[],
	of: (match: Match) => number,
): number => matches.reduce((sum, one) => sum + of(one), 0) / matches.length;

/**
 * Robust to days of a week that are alike: each week's distance from the mean counts as one (Liang and Zeger 1986, with
 * the correction for few weeks). The other stations' days are the same ones for each pair, so pairs are added up week by
 * week before they are squared.
 */
function errorOf(sides: readonly Sides[]): {
	influence: Influence;
	freedom: number;
} {
	const influence = new Map<CivilDate, number>();
	const freedoms: number[] = [];
	for (const { before, after } of sides) {
		const parts = [partOf(before, -1), partOf(after, 1)];
		for (const { weeks } of parts)
			for (const [week, part] of weeks)
				influence.set(week, (influence.get(week) ?? 0) + part / sides.length);
		freedoms.push(welch(parts));
	}
	return { influence, freedom: Math.min(...freedoms) };
}

interface Part {
	weeks: Map<CivilDate, number>;
	/** Of the mean. */
	variance: number;
}

function partOf(matches: readonly Match[], sign: 1 | -1): Part {
	const mean = meanOf(matches, difference);
	const weeks = new Map<CivilDate, number>();
	for (const match of matches) {
		const week = mondayOf(match.from);
		const part = (difference(match) - mean) / matches.length;
		weeks.set(week, (weeks.get(week) ?? 0) + sign * part);
	}
	const correction = Math.sqrt(weeks.size / (weeks.size - 1));
	for (const [week, part] of weeks) weeks.set(week, part * correction);
	return { weeks, variance: squares(weeks) };
}

/** How far two estimated spreads can be trusted together. */
function welch(parts: readonly Part[]): number {
	const sum = parts.reduce((all, { variance }) => all + variance, 0);
	const most = parts.reduce(
		(all, { variance, weeks }) => all + variance ** 2 / (weeks.size - 1),
		0,
	);
	const fewest = Math.min(...parts.map(({ weeks }) => weeks.size - 1));
	return most === 0 ? fewest : Math.max(fewest, sum ** 2 / most);
}

const squares = (weeks: Influence) =>
	[...weeks.values()].reduce((sum, part) => sum + part ** 2, 0);

function intervalOf(
	estimate: number,
	{ influence, freedom }: { influence: Influence; freedom: number },
): Interval {
	const reach = student95(freedom) * Math.sqrt(squares(influence));
	return { estimate, low: estimate - reach, high: estimate + reach };
}

function verdictOf({ low, high }: Interval): Verdict {
	if (high < 0) return "less";
	return low > 0 ? "more" : "none";
}
