import { type Span, subtract } from "#lib/availability/rules/span.ts";
import type { TakenDesk } from "#lib/queue/past/rules/taken.ts";
import {
	type Figures,
	quantile,
	waitOf,
} from "#lib/simulation/rules/figures.ts";
import type { Person, Played } from "#lib/simulation/simulation.ts";
import { type CivilDate, instantAt } from "#lib/time.ts";
import type { Source } from "./people.ts";

const MINUTE = 60_000;

/** What is told of a past day, in minutes and people. */
export const FIGURES = [
	"walkInMedian",
	"walkInMost",
	"bookedMedian",
	"bookedMost",
	"notServed",
	"left",
	"overtime",
	"idle",
] as const satisfies readonly (keyof Figures)[];
export type PastFigure = (typeof FIGURES)[number];

/** Null: nobody knows. */
export interface DayFigures extends Record<PastFigure, number | null> {
	/** Minutes in which nobody waited for it, by desk. */
	idleOf: ReadonlyMap<number, number>;
}

/** A desk of a day; minutes of the day. */
export interface SeenDesk {
	id: number;
	spans: readonly Span[];
	/** The roster's last minute; null: it is in none. */
	planned: number | null;
	busy: readonly Span[];
	rests: readonly Span[];
}

interface Seen {
	walkIns: number[];
	booked: number[];
	notServed: number;
	left: number;
	desks: readonly SeenDesk[];
}

/** The day as it is stored. */
export function figuresThen(
	date: CivilDate,
	sources: readonly Source[],
	taken: readonly TakenDesk[],
): DayFigures {
	const midnight = instantAt(date, 0).epochMilliseconds;
	const minute = (at: number) => (at - midnight) / MINUTE;
	const called = sources.flatMap(({ came, calledAt, startsAt }) =>
		came === null || calledAt === null
			? []
			: [
					{
						isBooked: startsAt !== null,
						wait: waitOf({ calledAt, arrivedAt: came, startsAt }) ?? 0,
					},
				],
	);
	const waits = (isBooked: boolean) =>
		called.filter((one) => one.isBooked === isBooked).map(({ wait }) => wait);
	return figuresOfSeen({
		walkIns: waits(false),
		booked: waits(true),
		notServed: sources.filter(
			({ calledAt, leftAt }) => calledAt === null && leftAt === null,
		).length,
		left: sources.filter(({ leftAt }) => leftAt !== null).length,
		desks: taken.map(({ desk, spans, rests, stays }) => ({
			id: desk.id,
			spans,
			planned: desk.planned.at(-1)?.until ?? null,
			busy: stays.map(({ calledAt, servedAt, endedAt, lag }) => ({
				from: minute(calledAt),
				until: minute((endedAt ?? servedAt ?? calledAt) + lag),
			})),
			rests: rests.map(({ began, minutes }) => ({
				from: began,
				until: began + minutes,
			})),
		})),
	});
}

/** The day as it was played. */
export function figuresPlayed(
	{ people, desks }: Played,
	/** Who was seen coming; of all others nobody knows a wait. */
	isSeen: (person: Person) => boolean,
	open: readonly Pick<SeenDesk, "id" | "spans" | "planned">[],
): DayFigures {
	const waits = (isBooked: boolean) =>
		people
			.filter((one) => (one.startsAt !== null) === isBooked && isSeen(one))
			.flatMap((one) => waitOf(one) ?? []);
	const inMinutes = ({ from, until }: Span): Span => ({
		from: from / MINUTE,
		until: until / MINUTE,
	});
	return figuresOfSeen({
		walkIns: waits(false),
		booked: waits(true),
		notServed: people.filter(
			({ fate }) => fate === "turned-away" || fate === "stranded",
		).length,
		left: people.filter(({ fate }) => fate === "left").length,
		desks: open.map((desk) => {
			const own = desks.find(({ id }) => id === desk.id);
			return {
				...desk,
				busy: own?.busy.map(inMinutes) ?? [],
				rests: own?.rests.map(inMinutes) ?? [],
			};
		}),
	});
}

function figuresOfSeen({ walkIns, booked, notServed, left, desks }: Seen) {
	walkIns.sort((a, b) => a - b);
	booked.sort((a, b) => a - b);
	const idleOf = new Map(
		desks.map(({ id, spans, busy, rests }) => [
			id,
			spans
				.flatMap((span) => subtract(span, [...busy, ...rests]))
				.reduce((sum, { from, until }) => sum + until - from, 0),
		]),
	);
	// Whose hours nobody knows has none that are over.
	const knowsRoster = desks.some(({ planned }) => planned !== null);
	return {
		walkInMedian: quantile(walkIns, 0.5),
		walkInMost: quantile(walkIns, 0.9),
		bookedMedian: quantile(booked, 0.5),
		bookedMost: quantile(booked, 0.9),
		notServed,
		left,
		overtime: knowsRoster
			? desks.reduce(
					(sum, { planned, busy }) =>
						planned === null
							? sum
							: sum + Math.max(0, (busy.at(-1)?.until ?? 0) - planned),
					0,
				)
			: null,
		idle:
			desks.length > 0 ? [...idleOf.values()].reduce((a, b) => a + b) : null,
		idleOf,
	};
}
