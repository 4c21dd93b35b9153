import type { DayFacts } from "#lib/availability/availability.ts";
import type { PastDay } from "#lib/queue/past/past-day.ts";
import {
	type Rest,
	type TakenDesk,
	takenDesks,
	withServed,
} from "#lib/queue/past/rules/taken.ts";
import {
	differenceOf,
	type Estimate,
	estimateOf,
} from "#lib/simulation/rules/estimate.ts";
import {
	changedDay,
	desksOf,
	type PlanWish,
	restBegins,
} from "#lib/simulation/rules/on-paper.ts";
import { playDay } from "#lib/simulation/rules/play.ts";
import type { DayPlan, Played } from "#lib/simulation/simulation.ts";
import { type Band, bandsOf, isWithin } from "./band.ts";
import {
	type DayFigures,
	FIGURES,
	figuresPlayed,
	figuresThen,
	type PastFigure,
} from "./day-figures.ts";
import { type Play, playOf, type Source, sourcesOf } from "./people.ts";

/** So often the day is played once more. */
export const REPLAYS = 60;

/** What is tried on a day that is over: who sits there and rests, and how many come; all else was as it was. */
export interface PastWish
	extends Pick<PlanWish, "desks" | "sickDeskId" | "rest"> {
	/** Per cent more people. */
	people: number;
}

export const NO_PAST_WISH: PastWish = {
	desks: { more: 0, from: null, until: null },
	sickDeskId: null,
	rest: null,
	people: 0,
};

/** A figure of that day, and what came out when it was played once more. */
export interface Replayed {
	stored: number | null;
	/** Null: nobody knows. */
	again: Band | null;
	/** The day lies where it should; null: one of them is not known. */
	isSame: boolean | null;
	/** With the change, and what that has more; null: nothing is changed, or nobody knows. */
	after: Estimate | null;
	difference: Estimate | null;
}

export interface Replay {
	figures: Record<PastFigure, Replayed>;
	/** So many desks were taken that day. */
	taken: number;
	/** So many of whom a wait is known. */
	called: { walkIns: number; booked: number };
	/** Every figure that is known came out as it was; null: none is known. */
	isSame: boolean | null;
}

/** A past day taken apart: its people, its desks, and what it came to. */
export interface Parts {
	day: PastDay;
	taken: readonly TakenDesk[];
	sources: readonly Source[];
	stored: DayFigures;
}

export function partsOf(stored: PastDay): Parts {
	const day = withServed(stored);
	const taken = takenDesks(day);
	const sources = sourcesOf(day, taken);
	return { day, taken, sources, stored: figuresThen(day.date, sources, taken) };
}

/** A piece is the day once. The same day and wish always give the same figures. */
export function* replaying(
	{ day, taken, sources, stored }: Parts,
	wish: PastWish | null,
): Generator<void, Replay> {
	const play = playOf(sources);
	const once = onceMore(day, play, openOf(day, taken, null));
	const changed = wish && onceMore(day, play, openOf(day, taken, wish));
	const again: DayFigures[] = [];
	const after: DayFigures[] = [];
	for (let run = 0; run < REPLAYS; run += 1) {
		again.push(once(run, 0));
		yield;
		if (!changed) continue;
		after.push(changed(run, wish.people));
		yield;
	}
	const bands = bandsOf(FIGURES.map((name) => again.map((one) => one[name])));
	const figures = Object.fromEntries(
		FIGURES.map((name, index): [PastFigure, Replayed] => {
			const band = bands[index] ?? null;
			const was = stored[name];
			return [
				name,
				{
					stored: was,
					again: was === null ? null : band,
					isSame: was === null || !band ? null : isWithin(was, band),
					after: estimateOf(after.map((one) => one[name])),
					difference: differenceOf(
						again.map((one) => one[name]),
						after.map((one) => one[name]),
					),
				},
			];
		}),
	) as Record<PastFigure, Replayed>;
	const known = Object.values(figures).flatMap(({ isSame }) => isSame ?? []);
	return {
		figures,
		taken: taken.length,
		called: calledOf(sources),
		isSame: known.length > 0 ? known.every((isSame) => isSame) : null,
	};
}

function calledOf(sources: readonly Source[]): Replay["called"] {
	const called = sources.filter(
		({ came, calledAt }) => came !== null && calledAt !== null,
	);
	const booked = called.filter(({ startsAt }) => startsAt !== null).length;
	return { booked, walkIns: called.length - booked };
}

interface OpenDesk {
	desk: DayPlan["desks"][number];
	/** The roster's last minute. */
	planned: number | null;
}

/**
 * The desks as they were taken, with what is changed. A break that is tried comes in the place of the break that was taken,
 * and not on top of it; a desk in addition rests as the one it is like.
 */
function openOf(
	{ date }: PastDay,
	taken: readonly TakenDesk[],
	wish: PastWish | null,
): OpenDesk[] {
	const facts: DayFacts = {
		date,
		desks: taken.map(({ desk: { id, serves } }) => ({ id, serves })),
		windows: taken.flatMap(({ desk, spans }) =>
			spans.map((span) => ({
				...span,
				deskId: desk.id,
				channel: "staff" as const,
				releasedAt: null,
			})),
		),
		serviceClosures: [],
		busy: [],
	};
	const open = wish
		? changedDay(facts, {
				...wish,
				// Taken as a break of that day is: from when the desk is free.
				rest: null,
				hours: null,
				shares: null,
				isClosed: false,
			})
		: facts;
	const model = longestOf(taken, wish?.sickDeskId ?? null);
	return desksOf(open).map((desk, index) => {
		const own = taken.find((one) => one.desk.id === desk.id);
		const rests = (own ?? model)?.rests ?? [];
		return {
			desk: {
				...desk,
				rests: wish?.rest ? withBreak(rests, wish.rest, desk, index) : rests,
			},
			planned: own
				? (own.desk.planned.at(-1)?.until ?? null)
				: (desk.spans.at(-1)?.until ?? null),
		};
	});
}

/** As on paper (on-paper.ts): a desk in addition is like the one that is open for longest. */
const longestOf = (
	taken: readonly TakenDesk[],
	sickDeskId: number | null,
): TakenDesk | undefined => {
	const minutesOf = ({ spans }: TakenDesk) =>
		spans.reduce((sum, { from, until }) => sum + until - from, 0);
	return taken
		.filter(({ desk }) => desk.id !== sickDeskId)
		.toSorted(
			(a, b) => minutesOf(b) - minutesOf(a) || a.desk.id - b.desk.id,
		)[0];
};

/** The longest of them was the break; the others were something else that kept somebody from calling. */
function withBreak(
	rests: readonly Pick<Rest, "from" | "minutes">[],
	rest: NonNullable<PastWish["rest"]>,
	{ spans }: Pick<DayPlan["desks"][number], "spans">,
	index: number,
): Pick<Rest, "from" | "minutes">[] {
	const longest = Math.max(...rests.map(({ minutes }) => minutes));
	const taken = rests.findIndex(({ minutes }) => minutes === longest);
	const from = restBegins(rest, index);
	const isOpen = spans.some((span) => span.from <= from && from < span.until);
	return [
		...rests.filter((_, other) => other !== taken),
		...(isOpen ? [{ from, minutes: rest.minutes }] : []),
	].sort((a, b) => a.from - b.from);
}

function onceMore(
	{ settings }: PastDay,
	play: Play,
	open: readonly OpenDesk[],
): (run: number, more: number) => DayFigures {
	return (run, more) => {
		const { people, sources } = play(run, more);
		const played: Played = playDay(
			{
				desks: open.map(({ desk }) => desk),
				demand: NOBODY,
				order: settings,
				way: 0,
				// Whoever had no number then is stored nowhere, and all others had one.
				walkIns: "open",
			},
			people,
		);
		return figuresPlayed(
			played,
			(person) => sources.get(person),
			open.map(({ desk: { id, spans }, planned }) => ({ id, spans, planned })),
		);
	};
}

/** The people are given. */
const NOBODY: DayPlan["demand"] = {
	rates: [],
	concerns: [],
	booked: [],
	missing: 0,
	late: { kind: "fixed", mean: 0 },
	patience: null,
	patienceBooked: null,
};
