import type { DayFacts } from "#lib/availability/availability.ts";
import type { Minute } from "#lib/time.ts";
import { type Paper, RUNS, withDesks } from "./compare.ts";
import { type Estimate, estimateOf } from "./estimate.ts";
import type { Figures } from "./figures.ts";
import { changedDay, desksOf, hoursOf, NOTHING } from "./on-paper.ts";

/** The aim: of people without an appointment so many wait no longer than `IN_TIME`. */
export const AIM = 0.9;

/** Desks through a day that are enough, and no fewer are. */
export interface Suggestion {
	/** Whether the aim is met with them; if not, these are the most that are looked at. */
	isMet: boolean;
	/** As it would be planned. */
	day: DayFacts;
	/** Who waits no longer than the aim says, now and then. */
	before: Estimate | null;
	after: Estimate | null;
	/** Of all desks together. */
	minutesBefore: number;
	minutesAfter: number;
	/** How many desks are open, hour by hour, now and then; at the beginning of each. */
	hours: readonly { from: Minute; before: number; after: number }[];
}

/** Looked at for each desk that goes; the answer is played in all worlds. */
const SOME_RUNS = 6;
const MOST_MORE = 4;
const PIECE = 120;
/** People more that are not served, a day: those whom only this desk served. */
const STRANDED = 0.5;

/**
 * Searches for the fewest desk hours of such a day with which nine in ten people without an appointment wait 30 minutes at
 * most: first with desks for the whole day, then two hours at a time. The appointments stay as they are. A search by steps:
 * it finds a plan from which no desk can be taken for two hours, not the best of all plans. A piece at a time, as a comparison.
 */
export function* suggesting(paper: Paper): Generator<void, Suggestion> {
	const play = withDesks(paper);
	const known = new Map<DayFacts, Figures[]>();
	/** The first so many worlds of a day; none is played twice. */
	function* runs(day: DayFacts, count: number): Generator<void, Figures[]> {
		const figures = known.get(day) ?? [];
		known.set(day, figures);
		for (let run = figures.length; run < count; run += 1) {
			figures.push(play(desksOf(day), run));
			yield;
		}
		return figures.slice(0, count);
	}
	const meanOf = (figures: readonly Figures[], of: (one: Figures) => number) =>
		figures.reduce((sum, one) => sum + of(one), 0) / figures.length;
	const now = yield* runs(paper.day, RUNS);
	function* isEnough(day: DayFacts, count: number): Generator<void, boolean> {
		if (day.windows.length === 0) return false;
		const figures = yield* runs(day, count);
		return (
			meanOf(figures, (one) => one.walkInsInTime ?? 0) >= AIM &&
			meanOf(figures, (one) => one.notServed) <=
				meanOf(now.slice(0, count), (one) => one.notServed) + STRANDED
		);
	}
	let day = paper.day;
	// By all worlds: were a few of them believed here, the search could only turn back to where nothing is enough.
	let isMet = yield* isEnough(day, RUNS);
	for (let more = 1; !isMet && more <= MOST_MORE; more += 1) {
		day = moved(paper.day, more);
		isMet = yield* isEnough(day, RUNS);
	}
	const steps: DayFacts[] = [];
	for (let fewer = desksOf(day).length - 1; isMet && fewer > 0; fewer -= 1) {
		const next = moved(day, -1);
		if (!(yield* isEnough(next, SOME_RUNS))) break;
		steps.unshift(day);
		day = next;
	}
	const hours = hoursOf(day);
	for (
		let from = hours?.from ?? 0;
		isMet && hours && from < hours.until;
		from += PIECE
	) {
		const next = moved(day, -1, from, Math.min(from + PIECE, hours.until));
		if (!(yield* isEnough(next, SOME_RUNS))) continue;
		steps.unshift(day);
		day = next;
	}
	// A few worlds were kind perhaps: back to the last step that is enough in all of them. The first one is.
	for (const step of steps) {
		if (yield* isEnough(day, RUNS)) break;
		day = step;
	}
	function* inTime(one: DayFacts): Generator<void, Estimate | null> {
		const figures = yield* runs(one, RUNS);
		return estimateOf(figures.map(({ walkInsInTime }) => walkInsInTime));
	}
	const after = yield* inTime(day);
	return {
		isMet,
		day,
		before: yield* inTime(paper.day),
		after,
		minutesBefore: minutesOf(paper.day),
		minutesAfter: minutesOf(day),
		hours: byHour(paper.day, day),
	};
}

function moved(
	day: DayFacts,
	more: number,
	from: Minute | null = null,
	until: Minute | null = null,
): DayFacts {
	return changedDay(day, { ...NOTHING, desks: { more, from, until } });
}

const minutesOf = (day: DayFacts) =>
	desksOf(day)
		.flatMap(({ spans }) => spans)
		.reduce((sum, { from, until }) => sum + until - from, 0);

function byHour(before: DayFacts, after: DayFacts): Suggestion["hours"] {
	const openAt = (day: DayFacts, minute: Minute) =>
		desksOf(day).filter(({ spans }) =>
			spans.some(({ from, until }) => from <= minute && minute < until),
		).length;
	const hours = hoursOf(after) ?? hoursOf(before);
	if (!hours) return [];
	const first = Math.floor(hours.from / 60) * 60;
	return Array.from(
		{ length: Math.ceil((hours.until - first) / 60) },
		(_, hour) => {
			const from = Math.max(hours.from, first + hour * 60);
			return { from, before: openAt(before, from), after: openAt(after, from) };
		},
	);
}
