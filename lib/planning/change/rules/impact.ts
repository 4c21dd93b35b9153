import type { DayFacts } from "#lib/availability/availability.ts";
import { subtract } from "#lib/availability/rules/span.ts";
import type { CaseStatus } from "./case.ts";
import { isCovered, type Standing } from "./coverage.ts";
import { callReason, OFFER_HOURS, type OtherTime } from "./decision.ts";
import { type House, nearestTimes } from "./nearest.ts";
import { spread } from "./spread.ts";

/** One day of a station that a change touches. Both hold everybody who takes a desk. */
export interface ChangedDay {
	stationId: number;
	before: DayFacts;
	after: DayFacts;
}

/** An appointment that loses its desk, and where else it fits. */
export interface Affected extends Standing {
	hasEmail: boolean;
	/** Another desk at the same time, free for it whatever becomes of the others. */
	otherDeskId: number | null;
	/** Nearest first; empty with another desk, or when nothing is free. */
	times: readonly OtherTime[];
}

export type StandingWithMail = Standing & { hasEmail: boolean };

/**
 * The appointments that a change leaves without a desk, in order of time. Nobody who is on a list already is found
 * again: two changes never tell the same person twice. Only an exception that was kept counts anew once nobody at all
 * is in the house any more.
 */
export function lostBy<Booked extends Standing>(
	days: readonly ChangedDay[],
	standing: readonly Booked[],
	/** Of appointments that are on a list already. */
	openCases: ReadonlyMap<string, CaseStatus>,
): Booked[] {
	const dayOf = new Map(
		days.map((day) => [`${day.stationId} ${day.after.date}`, day]),
	);
	return standing
		.filter((one) => {
			const day = dayOf.get(`${one.stationId} ${one.date}`);
			if (!day || isCovered(day.after, one)) return false;
			const status = openCases.get(one.id);
			if (status === undefined) return true;
			return (
				status === "kept" &&
				isAnybodyThere(day.before, one) &&
				!isAnybodyThere(day.after, one)
			);
		})
		.sort(
			(a, b) =>
				a.date.localeCompare(b.date) ||
				a.from - b.from ||
				a.stationId - b.stationId ||
				a.deskId - b.deskId,
		);
}

/** For each of them another desk, or else the nearest other times; pure, and together without any overlap. */
export function waysOn(
	lost: readonly StandingWithMail[],
	days: readonly ChangedDay[],
	houses: readonly House[],
	now: Temporal.Instant,
): Affected[] {
	const at = now.epochMilliseconds;
	const desks = new Map(
		days.flatMap(({ stationId, after }) => {
			const own = lost.filter(
				(one) => one.stationId === stationId && one.date === after.date,
			);
			return [...spread(own, after, at)];
		}),
	);
	// Whoever goes to another desk takes it, so that nobody else is offered that time.
	const reseated = houses.map((house) => ({
		...house,
		days: house.days.map((facts) => withReseated(house, facts, lost, desks)),
	}));
	const times = nearestTimes(
		lost
			.filter(({ id }) => !desks.has(id))
			.map((appointment) => ({
				appointment,
				earliest: earliestOffer(appointment, now),
			})),
		reseated,
		at,
	);
	return lost.map((one) => ({
		...one,
		otherDeskId: desks.get(one.id) ?? null,
		times: times.get(one.id) ?? [],
	}));
}

/** Whoever gets a mail has as long as the time is held; whoever is called can say at once. */
function earliestOffer(one: StandingWithMail, now: Temporal.Instant): number {
	const hours = callReason(one, now) === null ? OFFER_HOURS : 0;
	return now.add({ hours }).epochMilliseconds;
}

function withReseated(
	{ stationId }: House,
	facts: DayFacts,
	lost: readonly Standing[],
	desks: ReadonlyMap<string, number>,
): DayFacts {
	const own = lost.filter(
		(one) => one.stationId === stationId && one.date === facts.date,
	);
	const more = own.flatMap(({ id, from, until }) => {
		const deskId = desks.get(id);
		return deskId === undefined
			? []
			: [{ appointmentId: id, deskId, from, until, holdExpiresAt: null }];
	});
	return more.length > 0 ? { ...facts, busy: [...facts.busy, ...more] } : facts;
}

function isAnybodyThere(
	{ windows }: DayFacts,
	{ from, until }: Standing,
): boolean {
	return subtract({ from, until }, windows).length === 0;
}
