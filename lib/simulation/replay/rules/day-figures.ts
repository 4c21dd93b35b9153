import { type Span, subtract } from "#lib/availability/rules/span.ts";
import { dayTime } from "#lib/queue/past/rules/day-time.ts";
import type { TakenDesk, TakenStay } from "#lib/queue/past/rules/taken.ts";
import {
	type Figures,
	quantile,
	waitOf,
} from "#lib/simulation/rules/figures.ts";
import type { Person, Played } from "#lib/simulation/simulation.ts";
import type { CivilDate } from "#lib/time.ts";
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
export type DayFigures = Record<PastFigure, number | null>;

/** A desk of a day; minutes of the day. */
export interface SeenDesk {
	id: number;
	spans: readonly Span[];
	/** The roster's last minute; null: it is in none. */
	planned: number | null;
	/** Null: when its last person went nobody knows. */
	busy: readonly Span[] | null;
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
	const timeOf = dayTime(date);
	const minute = (at: number) => timeOf(at) / MINUTE;
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
			({ calledAt, isLeft }) => calledAt === null && !isLeft,
		).length,
		left: sources.filter(({ isLeft }) => isLeft).length,
		desks: taken.map(({ desk, spans, rests, stays }) => ({
			id: desk.id,
			spans,
			planned: desk.planned.at(-1)?.until ?? null,
			busy: busyOf(stays, minute),
			rests: rests.map(({ began, minutes }) => ({
				from: began,
				until: began + minutes,
			})),
		})),
	});
}

function busyOf(
	stays: readonly TakenStay[],
	minute: (at: number) => number,
): Span[] | null {
	const busy = stays.flatMap(({ calledAt, endsBy, lag }) =>
		endsBy === null
			? []
			: [{ from: minute(calledAt), until: minute(endsBy + lag) }],
	);
	return busy.length === stays.length ? busy : null;
}

/** The day as it was played. */
export function figuresPlayed(
	{ people, desks }: Played,
	sourceOf: (person: Person) => Source | undefined,
	open: readonly Pick<SeenDesk, "id" | "spans" | "planned">[],
): DayFigures {
	// Of all others nobody knows a wait.
	const isSeen = (person: Person) => sourceOf(person)?.came != null;
	// Set aside they were out of the line as well.
	const isLeft = (person: Person) =>
		person.fate === "left" && sourceOf(person)?.isLeft === true;
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
			(one) =>
				one.fate === "turned-away" ||
				one.fate === "stranded" ||
				(one.fate === "left" && !isLeft(one)),
		).length,
		left: people.filter(isLeft).length,
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
	return {
		walkInMedian: quantile(walkIns, 0.5),
		walkInMost: quantile(walkIns, 0.9),
		bookedMedian: quantile(booked, 0.5),
		bookedMost: quantile(booked, 0.9),
		notServed,
		left,
		// Whose hours nobody knows has none that are over.
		overtime: sumOf(desks, ({ planned, busy }) =>
			planned === null || busy === null
				? null
				: Math.max(0, (busy.at(-1)?.until ?? 0) - planned),
		),
		idle: sumOf(desks, ({ spans, busy, rests }) =>
			busy === null
				? null
				: spans
						.flatMap((span) => subtract(span, [...busy, ...rests]))
						.reduce((sum, { from, until }) => sum + until - from, 0),
		),
	};
}

/** Null: of one of them nobody knows it, or there is none. */
function sumOf(
	desks: readonly SeenDesk[],
	minutesOf: (desk: SeenDesk) => number | null,
): number | null {
	const known = desks.flatMap((desk) => minutesOf(desk) ?? []);
	return desks.length > 0 && known.length === desks.length
		? known.reduce((sum, minutes) => sum + minutes, 0)
		: null;
}
