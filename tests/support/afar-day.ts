import { isTimeToCome, standsSince } from "#lib/queue/afar/rules/come.ts";
import { whyNotFromAfar } from "#lib/queue/afar/rules/offer.ts";
import { nextVisit } from "#lib/queue/order/rules/order.ts";
import type { Queued } from "#lib/queue/queue.ts";
import { forecast } from "#lib/queue/waits/rules/forecast.ts";
import { UNMEASURED } from "#lib/queue/waits/rules/measures.ts";
import { numbers } from "#lib/queue/waits/rules/numbers.ts";
import type { Job, Situation } from "#lib/queue/waits/rules/situation.ts";

const MINUTE = 60_000;
const STEP = MINUTE / 2;
/** The forecast is asked so often for those who wait elsewhere. */
const LOOK = 4 * MINUTE;
const DESKS = 4;
const UNTIL = 600 * MINUTE;
const OPENS = Temporal.Instant.from(
	"2026-11-24T08:00:00+01:00",
).epochMilliseconds;

const RULES = {
	lateMinutes: 15,
	patienceMinutes: 45,
	yieldMinutes: 10,
	noShowMinutes: 10,
	checkInMinutes: 60,
};
const MEASURES = { ...UNMEASURED, wayMs: 0, showRate: 1 };

interface Person {
	id: string;
	/** When they come, or want to draw a number from afar. */
	comesAt: number;
	startsAt: number | null;
	planned: number;
	real: number;
	/** Would rather wait elsewhere, and needs so long; null: comes. */
	wayMinutes: number | null;
	/** On that way they really take so many times as long as they said. */
	pace: number;
}

/** A crowded day: more come than four desks serve at once, some with an appointment. */
export function peopleOf(day: number): Person[] {
	const random = numbers(day + 1);
	const people: Person[] = [];
	const pick = <One>(all: readonly One[]): One =>
		all[Math.floor(random() * all.length)] as One;
	for (let at = 0; at < 300; at += -2.6 * Math.log(1 - random())) {
		const planned = pick([8, 12, 15]);
		const isBooked = random() < 0.25;
		const startsAt = OPENS + (Math.ceil(at / 5) * 5 + 10) * MINUTE;
		people.push({
			id: `${people.length}`,
			comesAt: isBooked
				? startsAt - 8 * MINUTE
				: OPENS + Math.round(at * MINUTE),
			startsAt: isBooked ? startsAt : null,
			planned,
			real: planned * pick(MEASURES.spread) * MINUTE,
			wayMinutes: !isBooked && random() < 0.3 ? pick([5, 10, 15, 20]) : null,
			pace: 0.8 + 0.5 * random(),
		});
	}
	return people;
}

export interface Came {
	person: Person;
	/** Minutes in the waiting room, an appointment's from its time on. */
	waited: number;
	/** They did draw their number from afar. */
	isAfar: boolean;
}

interface Seen extends Queued {
	person: Person;
	/** In the waiting room. */
	here: number | null;
	comeAt: number | null;
	travels: number | null;
}

/** The day as the order of calling plays it, with numbers from afar or without. */
export function playDay(people: readonly Person[], hasAfar: boolean): Came[] {
	const left = people.toSorted((a, b) => a.comesAt - b.comesAt);
	const desks = Array.from({ length: DESKS }, (_, id) => ({
		id,
		serves: null,
		busy: null as Situation["desks"][number]["busy"],
		until: 0,
	}));
	let queue: Seen[] = [];
	const came: Came[] = [];
	for (let now = OPENS; now < OPENS + UNTIL; now += STEP) {
		while (left[0] && left[0].comesAt <= now) {
			const person = left.shift() as Person;
			queue.push(seenOf(person, now));
			const one = queue.at(-1) as Seen;
			if (!hasAfar || person.wayMinutes === null) continue;
			const wait = waitsOf(now, queue, desks, left).get(person.id) ?? null;
			const why = whyNotFromAfar({
				perHour: 60,
				drawn: 0,
				isOpen: true,
				walkIns: { open: true, wait },
				wayMinutes: person.wayMinutes,
			});
			if (why === null) Object.assign(one, { status: "parked", here: null });
		}
		const away = queue.filter(({ here }) => here === null);
		if (
			(now - OPENS) % LOOK === 0 &&
			away.some(({ comeAt }) => comeAt === null)
		) {
			const waits = waitsOf(now, queue, desks, left);
			for (const one of away) {
				const way = one.person.wayMinutes ?? 0;
				if (one.comeAt !== null) continue;
				if (!isTimeToCome(waits.get(one.id) ?? null, way)) continue;
				one.comeAt = now;
				one.travels = now + way * one.person.pace * MINUTE;
			}
		}
		for (const one of away)
			if (one.travels !== null && one.travels <= now) {
				const told = {
					comeAt: one.comeAt,
					wayMinutes: one.person.wayMinutes ?? 0,
				};
				one.arrivedAt = standsSince(told, one.arrivedAt, now, RULES);
				Object.assign(one, { status: "waiting", here: now });
			}
		for (const desk of desks) {
			if (desk.until > now) continue;
			desk.busy = null;
			const next = nextVisit(queue, desk, now, RULES)?.visit;
			if (!next) continue;
			queue = queue.filter((one) => one !== next);
			const { person, here } = next;
			desk.busy = { since: now, isServed: true, minutes: person.planned };
			desk.until = now + person.real;
			const since = Math.max(here ?? now, person.startsAt ?? 0);
			came.push({
				person,
				waited: Math.max(0, now - since) / MINUTE,
				isAfar: next.comeAt !== null,
			});
		}
	}
	return came;
}

const seenOf = (person: Person, now: number): Seen => ({
	id: person.id,
	ticket: person.id.padStart(3, "0"),
	status: "waiting",
	arrivedAt: now,
	startsAt: person.startsAt,
	priority: null,
	serviceIds: [1],
	forDeskId: null,
	handedOverAt: null,
	parkedUntil: null,
	person,
	here: now,
	comeAt: null,
	travels: null,
});

function waitsOf(
	now: number,
	queue: readonly Seen[],
	desks: Situation["desks"],
	left: readonly Person[],
) {
	const jobOf = (one: Seen): Job => ({
		...one,
		status: "waiting",
		minutes: one.person.planned,
	});
	return forecast({
		now,
		settings: RULES,
		measures: MEASURES,
		desks,
		waiting: queue.map(jobOf),
		coming: left
			.filter(({ startsAt }) => startsAt !== null)
			.map((person) => jobOf(seenOf(person, person.startsAt ?? now))),
	});
}
