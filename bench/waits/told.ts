import type { Service } from "#lib/catalog/catalog.ts";
import type { Wait } from "#lib/queue/queue.ts";
import { likelyMinutes } from "#lib/queue/waits/rules/measures.ts";
import { toldOf } from "#lib/queue/waits/rules/told.ts";
import { minuteOf } from "#lib/time.ts";
import { type Learnt, learn } from "./learn.ts";
import { type Rivals, rivalsOf } from "./rivals.ts";
import {
	type Day,
	likelyWaits,
	plannedOf,
	playWaits,
	situationAt,
} from "./world.ts";

const MINUTE = 60_000;

/** What somebody was told when they came, and what came true. */
export interface Told {
	wait: Wait;
	/** Its seed. */
	day: string;
	rivals: Rivals;
	/** Minutes until the first call. */
	minutes: number;
	isBooked: boolean;
	hour: number;
	/** No desk was free when they came: whoever is called at once was told nothing. */
	hadToWait: boolean;
}

/** Days from which a station has learnt. */
export async function learnDays(
	name: string,
	count: number,
	services: readonly Service[],
): Promise<Learnt> {
	const days: Day[] = [];
	for (let day = 0; day < count; day += 1)
		days.push(await playWaits(`${name}, learning ${day}`, services));
	return learn(days);
}

/** Everybody who came on such a day, was told something and was called. */
export async function tellDay(
	seed: string,
	services: readonly Service[],
	{ measures, walkIns }: Learnt,
): Promise<Told[]> {
	const told = new Map<number, Omit<Told, "minutes"> & { at: number }>();
	const { house } = await playWaits(
		seed,
		services,
		(who) => likelyMinutes(plannedOf(who), measures, { stationId: 1 }),
		(visit, day) => {
			const now = visit.arrivedAt;
			const situation = situationAt(now, day, measures, walkIns);
			const wait = toldOf(
				likelyWaits(situation, visit.id),
				visit.startsAt !== null,
			);
			if (!wait) return;
			told.set(visit.who.number, {
				at: now,
				wait,
				day: seed,
				rivals: rivalsOf(visit, day.house, situation, walkIns.minutes),
				isBooked: visit.startsAt !== null,
				hour: Math.floor(
					minuteOf(Temporal.Instant.fromEpochMilliseconds(now)) / 60,
				),
				hadToWait: situation.desks.every(({ busy }) => busy),
			});
		},
	);
	return [...told].flatMap(([number, { at, ...one }]) => {
		const first = house.visits
			.get(number)
			?.steps.find(({ kind, undone }) => kind === "called" && !undone);
		return first ? [{ ...one, minutes: (first.at - at) / MINUTE }] : [];
	});
}

export const shareWithin = (told: readonly Told[]) =>
	told.filter(
		({ wait, minutes }) => wait.from <= minutes && minutes <= wait.until,
	).length / told.length;

export const shareLonger = (told: readonly Told[]) =>
	told.filter(({ wait, minutes }) => minutes > wait.until).length / told.length;

/**
 * Standard error of the share within the range. People of one day wait for the same reasons: chance is in days, and not in
 * people.
 */
export function chanceOf(told: readonly Told[]): number {
	const share = shareWithin(told);
	const days = new Map<string, Told[]>();
	for (const one of told)
		days.set(one.day, [...(days.get(one.day) ?? []), one]);
	const squares = [...days.values()].map(
		(day) => ((shareWithin(day) - share) * day.length) ** 2,
	);
	return (
		Math.sqrt(squares.reduce((sum, square) => sum + square, 0)) / told.length
	);
}

/** Mean absolute error in minutes. */
export const errorOf = (
	told: readonly Told[],
	predict: (one: Told) => number = ({ wait }) => wait.minutes,
) =>
	told.reduce((sum, one) => sum + Math.abs(predict(one) - one.minutes), 0) /
	told.length;
