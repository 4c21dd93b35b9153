import { describe, expect, test } from "vitest";
import type { PastDay, PastVisit } from "#lib/queue/past/past-day.ts";
import { knownAt } from "#lib/queue/past/rules/known-at.ts";
import { situationThen } from "#lib/queue/past/rules/situation-then.ts";
import { waitsOf } from "#lib/queue/past/rules/stays.ts";
import { waitedFor, withServed } from "#lib/queue/past/rules/taken.ts";
import { UNMEASURED } from "#lib/queue/waits/rules/measures.ts";
import { playOf } from "#lib/simulation/replay/rules/people.ts";
import {
	partsOf,
	type Replay,
	replaying,
} from "#lib/simulation/replay/rules/replay.ts";
import { pastDayWriter } from "#tests/support/past-visits.ts";
import { whole } from "./paper.ts";

const DATE = "2026-11-24";
const { step, visit, at } = pastDayWriter(DATE);

const deskOf = (id: number, ...serves: number[]) => ({
	id,
	name: String(id),
	serves: new Set(serves),
	planned: [{ from: 480, until: 960 }],
});

const dayOf = (
	desks: PastDay["desks"],
	visits: readonly PastVisit[],
): PastDay => ({
	stationId: 1,
	date: DATE,
	settings: {
		lateMinutes: 15,
		patienceMinutes: 45,
		yieldMinutes: 10,
		noShowMinutes: 10,
		checkInMinutes: 60,
	} as PastDay["settings"],
	desks,
	appointments: [],
	visits,
});

const MINUTE = 60_000;

/** What somebody does at one desk, as long as it is planned there. */
const legOf = (serviceId: number, durationMinutes: number) => ({
	serviceIds: [serviceId],
	services: [{ serviceId, quantity: 1, durationMinutes, extraMinutes: 0 }],
});

const servesOf = ({ desks }: PastDay) =>
	desks.map(({ serves }) => [...(serves ?? [])]);

const replay = (day: PastDay): Replay => whole(replaying(partsOf(day), null));

test("whom a desk that does only part of it called by phone shows nothing of what that desk does", () => {
	const call = visit(
		"1",
		[
			step(500, "called", "called", 1),
			step(500, "serving", "serving", 1),
			step(520, "done", "done", 1),
		],
		{ serviceIds: [1, 7], isRemote: true },
	);
	const day = dayOf([deskOf(1, 1)], [call]);
	expect([...(withServed(day).desks[0]?.serves ?? [])]).toEqual([1]);
	// Played once more, they are still served there.
	const { people } = playOf(partsOf(day).sources)(0, 0);
	expect(people.map(({ serviceIds }) => serviceIds)).toEqual([[1]]);
	expect(replay(day).figures.notServed.again?.mean).toBe(0);
});

describe("whoever went from desk to desk", () => {
	const steps = [
		step(500, "arrived", "waiting"),
		step(510, "called", "called", 1),
		step(511, "serving", "serving", 1),
		step(530, "sent-on", "waiting", 1),
		step(540, "called", "called", 2),
		step(541, "serving", "serving", 2),
		step(560, "done", "done", 2),
	];
	const walker = (own = steps) =>
		visit("1", own, {
			...legOf(2, 15),
			walk: { done: [legOf(1, 25)], open: [] },
		});
	const desks = [deskOf(1, 1), deskOf(2, 2)];
	const day = dayOf(desks, [walker()]);

	test("was served at each of them for what was done there", () => {
		expect(servesOf(withServed(day))).toEqual([[1], [2]]);
		const bare = dayOf([deskOf(1), deskOf(2)], [walker()]);
		expect(servesOf(withServed(bare))).toEqual([[1], [2]]);
	});

	test("waited for one after the other", () => {
		expect(desks.map((desk) => waitedFor(desk, day))).toEqual([
			[{ from: at(500), until: at(510) }],
			[{ from: at(530), until: at(540) }],
		]);
	});

	test("sent on out of the line, waits for something else from then on", () => {
		const own = [
			step(500, "arrived", "waiting"),
			step(520, "sent-on", "waiting"),
			step(540, "called", "called", 2),
			step(560, "done", "done", 2),
		];
		expect(waitsOf(walker(own))).toMatchObject([
			{ from: at(500), until: at(520), leg: 0 },
			{ from: at(520), until: at(540), leg: 1 },
		]);
		const seen = dayOf(desks, [walker(own)]);
		expect(desks.map((desk) => waitedFor(desk, seen))).toEqual([
			[],
			[{ from: at(520), until: at(540) }],
		]);
	});

	test("is played once more with each step at its own desk", () => {
		const { people } = playOf(partsOf(day).sources)(0, 0);
		const [person] = people;
		expect(person).toMatchObject({ serviceIds: [1], planned: 25 });
		expect(person?.next).toMatchObject({
			person: { serviceIds: [2], planned: 15 },
			servedMs: 19 * MINUTE,
		});
		const { notServed } = replay(day).figures;
		expect(notServed).toMatchObject({ stored: 0, isSame: true });
	});

	test("who never came to the first one wanted what is done there", () => {
		const gone = visit("1", [step(500, "arrived", "waiting")], {
			...legOf(1, 25),
			walk: { done: [], open: [legOf(2, 15)] },
		});
		const [source] = partsOf(dayOf(desks, [gone])).sources;
		expect(source).toMatchObject({ serviceIds: [1], planned: 25 });
	});

	test("was known for what comes next by then, and for no more", () => {
		const known = (minute: number, own = steps) => {
			const [one] = knownAt(dayOf(desks, [walker(own)]), at(minute)).visits;
			return [one?.walk?.done, [one], one?.walk?.open].map((legs) =>
				legs?.flatMap((leg) => leg?.serviceIds ?? []),
			);
		};
		expect(known(505)).toEqual([[], [1], [2]]);
		expect(known(535)).toEqual([[1], [2], []]);
		const waiting = steps.toSpliced(1, 0, step(507, "walk", "waiting"));
		expect(known(505, waiting)).toEqual([[], [], []]);
		const changed = steps.toSpliced(3, 0, step(520, "walk", "serving", 1));
		expect(known(505, changed)).toEqual([[], [1], []]);
		expect(known(525, changed)).toEqual([[], [1], [2]]);
		// What was changed at the second desk says nothing about the first one.
		const later = steps.toSpliced(6, 0, step(550, "services", "serving", 2));
		expect(known(505, later)).toEqual([[], [1], []]);
	});

	test("is forecast with the steps to come, and with what was no waiting", () => {
		const then = (minute: number) =>
			situationThen(knownAt(day, at(minute)), at(minute), {
				measures: UNMEASURED,
			});
		expect(then(505).waiting).toMatchObject([
			{
				serviceIds: [1],
				minutes: 25,
				later: [{ serviceIds: [2], minutes: 15 }],
			},
		]);
		const busy = then(521).desks.find(({ id }) => id === 1)?.busy;
		expect(busy?.minutes).toBe(25);
		expect(busy?.goesOn).toMatchObject({
			serviceIds: [2],
			minutes: 15,
			servedBefore: 10 * MINUTE,
			later: [],
		});
		expect(then(535).waiting).toMatchObject([
			{ serviceIds: [2], servedBefore: 19 * MINUTE, later: [] },
		]);
	});
});

test("a call that nobody has made by then takes the next desk that is free, and nobody is late for it", () => {
	const call = {
		id: "call",
		startsAt: at(540),
		services: [],
		servicesAt: null,
		from: at(480),
		until: null,
	};
	const coming = (minute: number, isRemote: boolean) => {
		const day = {
			...dayOf([], []),
			appointments: [{ ...call, isRemote }],
		};
		const known = knownAt(day, at(minute));
		return situationThen(known, at(minute), { measures: UNMEASURED }).coming;
	};
	expect(coming(500, true)).toMatchObject([
		{ isRemote: true, startsAt: at(540) },
	]);
	expect(coming(600, true)).toMatchObject([
		{ isRemote: true, startsAt: at(600) + 1 },
	]);
	// Of people who come nobody knows then whether they still do.
	expect(coming(600, false)).toEqual([]);
});

describe("whoever said that they come later", () => {
	const booked = {
		id: "late",
		startsAt: at(540),
		services: [],
		servicesAt: null,
		from: at(480),
		until: null,
	};
	const said = { saidAt: at(520), expectedAt: at(570) };
	const dayWith = (
		more: object,
		visits: readonly PastVisit[] = [],
	): PastDay => ({
		...dayOf([], visits),
		appointments: [{ ...booked, ...more }],
	});
	const awaited = (more: object, minute: number) => {
		const known = knownAt(dayWith(more), at(minute));
		return situationThen(known, at(minute), {
			measures: UNMEASURED,
		}).coming.map(({ startsAt }) => startsAt);
	};

	test("is awaited then from when they said it, and on time before", () => {
		expect(awaited({ later: said }, 520)).toEqual([at(540)]);
		expect(awaited({ later: said }, 521)).toEqual([at(570)]);
		expect(awaited({ later: said }, 560)).toEqual([at(570)]);
	});

	test("nobody stored when: stays as unknown as it was", () => {
		expect(awaited({}, 521)).toEqual([at(540)]);
		expect(awaited({}, 560)).toEqual([]);
	});

	test("by phone is awaited at the time of the call", () => {
		expect(awaited({ later: said, isRemote: true }, 521)).toEqual([at(540)]);
	});

	test("had said nothing while they were taken to be here", () => {
		const came = visit("1", [step(515, "arrived", "waiting")], {
			appointmentId: "late",
			startsAt: at(540),
			expectedAt: at(570),
		});
		const known = (minute: number) =>
			knownAt(dayWith({ later: said }, [came]), at(minute)).visits.map(
				({ expectedAt }) => expectedAt,
			);
		expect(known(518)).toEqual([null]);
		expect(known(530)).toEqual([at(570)]);
	});
});
