import {
	absentShare,
	type Measured,
	type MeasuredConcern,
} from "#lib/simulation/measured.ts";
import type {
	Booked,
	Concern,
	Demand,
	Rate,
	Spread,
} from "#lib/simulation/simulation.ts";
import { drawn, randomOf } from "./random.ts";

/** Whatever nobody has measured yet: as everywhere. */
const USUAL_ABSENT = 0.1;
/** Services of one kind: their standard deviation by their mean, where too few were seen. */
const USUAL_CV = 0.6;
const ENOUGH = 10;
const ENOUGH_LATE = 30;
const HOUR = 60;
/** Of those booked; were it everybody, no number of them would fill a day. */
export const MOST_MISSING = 0.9;

/** How a plan changes who comes. */
export interface DemandWish {
	/** Per cent more people, with and without an appointment. */
	people: number;
	/** How many stay away of those booked; null: as measured. */
	missing: number | null;
}

export interface PeopleModel {
	rates: readonly Rate[];
	walkInConcerns: readonly Concern[];
	bookedConcerns: readonly Concern[];
	missing: number;
	swing: number;
	late: Spread;
	patience: Spread | null;
	/** Appointments of an ordinary day. */
	booked: number;
}

/**
 * Who comes on an ordinary day, out of what was measured; with a seed one of the worlds that fit what was measured: a few
 * days seen say no more than roughly how many come and how long they take, and what is said of a plan must not be surer.
 * @param seed null: the likeliest
 */
export function modelOf(measured: Measured, seed: number | null): PeopleModel {
	const random = seed === null ? null : randomOf(seed, "world");
	/** Off by about one such error, relative to it. */
	const doubt = (error: number) =>
		random ? drawn({ kind: "normal", mean: 1, sd: error }, random) : 1;
	const { days, walkInsByDay, walkInsByHour, concerns, absence } = measured;
	const people = walkInsByDay.reduce((sum, count) => sum + count, 0);
	const mean = people / Math.max(1, days);
	const variance =
		walkInsByDay.reduce((sum, count) => sum + (count - mean) ** 2, 0) /
		Math.max(1, days - 1);
	const many = Math.max(
		0.2,
		doubt(
			Math.sqrt(Math.max(variance, mean) / Math.max(1, days)) /
				Math.max(1, mean),
		),
	);
	const served = concerns.reduce((sum, one) => sum + one.served, 0);
	const slow = Math.max(0.5, doubt(USUAL_CV / Math.sqrt(Math.max(1, served))));
	const share = absentShare(absence);
	const absent = share ?? USUAL_ABSENT;
	const missing =
		absent +
		(doubt(1) - 1) *
			Math.sqrt((absent * (1 - absent)) / Math.max(1, absence.due));
	const lengths = lengthsOf(concerns, slow);
	const concernsBy = (count: (one: MeasuredConcern) => number): Concern[] =>
		concerns
			.map((one) => ({
				serviceIds: one.serviceIds,
				share: count(one),
				planned: one.planned,
				length: lengths(one),
			}))
			.filter((one) => one.share > 0);
	return {
		rates: walkInsByHour.map(({ hour, count }) => ({
			from: hour * HOUR,
			until: (hour + 1) * HOUR,
			perHour: (count / Math.max(1, days)) * many,
		})),
		walkInConcerns: concernsBy((one) => one.walkIns),
		bookedConcerns: concernsBy((one) => one.booked),
		missing: Math.min(MOST_MISSING, Math.max(0, missing)),
		// What chance alone makes of so many people is drawn with each of them already.
		swing: Math.sqrt(Math.max(0, variance - mean)) / Math.max(1, mean),
		late:
			measured.lateCount >= ENOUGH_LATE
				? { kind: "measured", quantiles: measured.late }
				: { kind: "normal", mean: -4, sd: 5 },
		patience: patienceOf(measured),
		booked: measured.due / Math.max(1, days),
	};
}

/** Each concern as it was measured, or, where few were seen, as much longer than planned as all others are. */
function lengthsOf(
	concerns: readonly MeasuredConcern[],
	slow: number,
): (one: MeasuredConcern) => Spread {
	const real = concerns.reduce((sum, one) => sum + one.served * one.mean, 0);
	const planned = concerns.reduce(
		(sum, one) => sum + one.served * one.planned,
		0,
	);
	const pace = planned > 0 ? real / planned : 1;
	return (one) =>
		one.served >= ENOUGH
			? {
					kind: "lognormal",
					mean: one.mean * slow,
					cv: one.mean > 0 ? one.deviation / one.mean : USUAL_CV,
				}
			: { kind: "lognormal", mean: one.planned * pace * slow, cv: USUAL_CV };
}

/** Who goes has waited too long, who was called perhaps not yet: all waiting by those who went. */
function patienceOf({ left, waitedMinutes }: Measured): Spread | null {
	if (left < ENOUGH || waitedMinutes <= 0) return null;
	return { kind: "exponential", mean: waitedMinutes / left };
}

/** Who wants to come on the day, with these appointments. */
export function demandOf(
	model: PeopleModel,
	booked: readonly Booked[],
	{ people, missing }: DemandWish,
	/** People without an appointment, of as many as measured. */
	walkIns: number,
): Demand {
	const factor = (1 + people / 100) * walkIns;
	return {
		rates: model.rates.map((rate) => ({
			...rate,
			perHour: rate.perHour * factor,
		})),
		swing: model.swing,
		concerns: model.walkInConcerns,
		booked,
		missing: missing ?? model.missing,
		late: model.late,
		patience: model.patience,
		patienceBooked: null,
	};
}
