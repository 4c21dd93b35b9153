import type {
	BookingRules,
	Busy,
	DayFacts,
} from "#lib/availability/availability.ts";
import { deskFor, freeStarts } from "#lib/availability/rules/free-starts.ts";
import {
	type CivilDate,
	civilDateOf,
	daysBetween,
	type Minute,
	minuteOf,
} from "#lib/time.ts";
import type { Standing } from "./coverage.ts";
import type { OtherTime } from "./decision.ts";

/** A station with its days as they will be. */
export interface House {
	stationId: number;
	rules: BookingRules;
	days: readonly DayFacts[];
}

/** So many times are shown of the own station, and so many of others. */
const OWN_TIMES = 3;
const OTHER_TIMES = 2;
/** Another station is as far away as so many days, and looked at only so near the own day. */
const DAYS_ELSEWHERE = 3;
const DAY_MINUTES = 1440;

interface Day {
	stationId: number;
	rules: BookingRules;
	facts: DayFacts;
	/** From the day that is asked for. */
	distance: number;
}

interface Wanting {
	appointment: Standing;
	/** Epoch milliseconds; nothing before is offered. */
	earliest: number;
}

/**
 * The nearest free times for each of these appointments, nearest first: those of the own station before others'. The
 * first time of each is nobody else's first, so that all can be accepted at once.
 */
export function nearestTimes(
	wanting: readonly Wanting[],
	houses: readonly House[],
	now: number,
): Map<string, OtherTime[]> {
	const places = new Places(houses, now);
	const first = new Map<string, OtherTime>();
	const order = wanting.toSorted(
		({ appointment: a }, { appointment: b }) =>
			a.date.localeCompare(b.date) || a.from - b.from || (a.id < b.id ? -1 : 1),
	);
	for (const one of order) {
		const [best] = places.near(one, 1);
		if (!best) continue;
		first.set(one.appointment.id, best);
		places.take(one.appointment, best);
	}
	return new Map(
		order.map((one) => {
			const own = first.get(one.appointment.id);
			if (!own) return [one.appointment.id, []];
			// Another desk may be free at the same time: it is the same time for whoever chooses.
			const others = places
				.near(one, OWN_TIMES)
				.filter((time) => !isSameTime(time, own));
			const here = others.filter(
				({ stationId }) => stationId === one.appointment.stationId,
			);
			const spare = here.slice(OWN_TIMES - 1);
			return [
				one.appointment.id,
				[own, ...others.filter((time) => !spare.includes(time))],
			];
		}),
	);
}

const isSameTime = (a: OtherTime, b: OtherTime) =>
	a.stationId === b.stationId && a.date === b.date && a.start === b.start;

/** What is free, while times are given away one after the other. */
class Places {
	private readonly taken = new Map<DayFacts, Busy[]>();
	/** Of each day by request: of a thousand people many want the same. */
	private readonly known = new Map<DayFacts, Map<string, readonly Minute[]>>();
	/** Days in order of their distance: a thousand people lose the same one. */
	private readonly ordered = new Map<string, readonly Day[]>();
	private readonly houses: readonly House[];
	private readonly now: number;

	constructor(houses: readonly House[], now: number) {
		this.houses = houses;
		this.now = now;
	}

	near(wanting: Wanting, ownTimes: number): OtherTime[] {
		const { stationId } = wanting.appointment;
		const isOwn = (house: House) => house.stationId === stationId;
		const isOther = (house: House) => house.stationId !== stationId;
		const own = this.daysOf(`own ${stationId}`, wanting, isOwn);
		const found = this.nearIn(own, wanting, ownTimes);
		if (found.length > 0 && ownTimes <= 1) return found;
		const others = this.daysOf(`not ${stationId}`, wanting, isOther);
		const elsewhere =
			found.length === 0
				? this.nearIn(others, wanting, 1)
				: this.nearIn(
						others.filter(({ distance }) => distance <= DAYS_ELSEWHERE),
						wanting,
						OTHER_TIMES,
					);
		return [...found, ...elsewhere];
	}

	take({ id, serviceIds, from, until }: Standing, time: OtherTime): void {
		for (const { stationId, rules, days } of this.houses) {
			if (stationId !== time.stationId) continue;
			const day = days.find(({ date }) => date === time.date);
			if (!day) continue;
			const minutes = until - from;
			const request = this.request(serviceIds, minutes);
			const deskId = deskFor(this.asOf(day), rules, request, time.start);
			if (deskId === null) continue;
			const busy = {
				appointmentId: `for ${id}`,
				deskId,
				from: time.start,
				until: time.start + minutes,
				holdExpiresAt: null,
			};
			this.taken.set(day, [...(this.taken.get(day) ?? []), busy]);
			this.known.delete(day);
		}
	}

	/** Nearest first; of two as near the later one: a little later rather than a little earlier. */
	private daysOf(
		which: string,
		{ appointment: { date } }: Wanting,
		isWanted: (house: House) => boolean,
	): readonly Day[] {
		const key = `${which} ${date}`;
		const known = this.ordered.get(key);
		if (known) return known;
		const days = this.houses
			.filter(isWanted)
			.flatMap(({ stationId, rules, days }) =>
				days.map((facts) => ({
					stationId,
					rules,
					facts,
					distance: Math.abs(daysBetween(date, facts.date)),
				})),
			)
			.sort(
				(a, b) =>
					a.distance - b.distance ||
					b.facts.date.localeCompare(a.facts.date) ||
					a.stationId - b.stationId,
			);
		this.ordered.set(key, days);
		return days;
	}

	private nearIn(
		days: readonly Day[],
		{ appointment, earliest }: Wanting,
		count: number,
	): OtherTime[] {
		const { from, until, serviceIds } = appointment;
		const request = this.request(serviceIds, until - from);
		const isTooEarly = before(earliest);
		const found: { time: OtherTime; distance: number }[] = [];
		for (const { stationId, rules, facts, distance } of days) {
			// A day further away holds nothing nearer.
			const worst = found[count - 1]?.distance ?? Number.POSITIVE_INFINITY;
			if (distance * DAY_MINUTES > worst) break;
			for (const start of this.starts(facts, rules, request)) {
				if (isTooEarly(facts.date, start)) continue;
				found.push({
					time: { stationId, date: facts.date, start },
					// Whoever comes at nine can most likely come at nine on another day.
					distance: distance * DAY_MINUTES + Math.abs(start - from),
				});
			}
			found.sort((a, b) => a.distance - b.distance);
			found.length = Math.min(found.length, count);
		}
		return found.map(({ time }) => time);
	}

	private request(serviceIds: readonly number[], minutes: number) {
		return { serviceIds, minutes, channel: "staff", now: this.now } as const;
	}

	private starts(
		facts: DayFacts,
		rules: BookingRules,
		request: ReturnType<Places["request"]>,
	): readonly Minute[] {
		const { serviceIds, minutes } = request;
		const key = `${minutes}: ${serviceIds.toSorted((a, b) => a - b)}`;
		const ofDay = this.known.get(facts) ?? new Map<string, readonly Minute[]>();
		this.known.set(facts, ofDay);
		const found =
			ofDay.get(key) ?? freeStarts(this.asOf(facts), rules, request);
		ofDay.set(key, found);
		return found;
	}

	private asOf(facts: DayFacts): DayFacts {
		const more = this.taken.get(facts);
		return more ? { ...facts, busy: [...facts.busy, ...more] } : facts;
	}
}

/** Compared as a clock on the wall shows it: an instant for each of a thousand times takes seconds. */
function before(earliest: number) {
	const instant = Temporal.Instant.fromEpochMilliseconds(earliest).round({
		smallestUnit: "minute",
		roundingMode: "ceil",
	});
	const [day, minute] = [civilDateOf(instant), minuteOf(instant)];
	return (date: CivilDate, start: Minute) =>
		date < day || (date === day && start < minute);
}
