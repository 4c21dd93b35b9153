import { beforeAll, expect, test } from "vitest";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { readPastDay } from "#lib/queue/past/queries/read-past-day.ts";
import { getQueue } from "#lib/queue/queries/get-queue.ts";
import type { VisitStatus, VisitStep } from "#lib/queue/queue.ts";
import { getMeasures } from "#lib/queue/waits/queries/measured.ts";
import {
	measureDesks,
	measurePeople,
	measureWalkIns,
} from "#lib/queue/waits/queries/measured-people.ts";
import { meanOf } from "#lib/queue/waits/rules/spread.ts";
import { timesOf } from "#lib/queue/waits/rules/times.ts";
import { partsOf, replaying } from "#lib/simulation/replay/rules/replay.ts";
import { quantile } from "#lib/simulation/rules/figures.ts";
import { instantAt } from "#lib/time.ts";
import { planDay } from "#prisma/seed/day/plan.ts";
import { playDay, type Truth } from "#prisma/seed/day/play.ts";
import type { RealHouse } from "#prisma/seed/day/real-house.ts";
import { makeClerk, openHouse } from "#prisma/seed/day/stage.ts";
import type { Visitor } from "#prisma/seed/day/visitors.ts";
import { randomOf } from "#prisma/seed/random.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";
import { slowed } from "#tests/support/slowed.ts";
import { whole } from "../../unit/simulation/paper.ts";

const DATE = "2026-11-24";
const MORNING = instantAt(DATE, 450);
/** Half a busy day; `npm run demo:day` plays a whole one. */
const APPOINTMENTS = 84;
const WALK_INS = 42;
const VISITORS = APPOINTMENTS + WALK_INS;

let station: { id: number; deskIds: number[] };
let house: RealHouse;
let truths: Map<number, Truth>;
let visitors: number;
let planned: readonly Visitor[];

beforeAll(async () => {
	await makeCity();
	station = await makeStation({ desks: 8 });
	const quick = [
		await makeService({ durationMinutes: 5 }),
		await makeService({ durationMinutes: 10 }),
	];
	await makeService({ durationMinutes: 15 });
	await makeService({ durationMinutes: 20 });
	// Two desks do not do everything.
	const limited = station.deskIds.slice(0, 2);
	await db().desk.updateMany({
		where: { id: { in: limited } },
		data: { servesAll: false },
	});
	const some = quick.map(({ id }) => id);
	await db().deskService.createMany({
		data: limited.flatMap((deskId) =>
			some.map((serviceId) => ({ deskId, serviceId })),
		),
	});
	const { services } = await getCatalog("de");
	const random = randomOf("a day of tests");
	const invented = planDay(
		{
			date: DATE,
			opens: 480,
			closes: 720,
			desks: station.deskIds.map((id) => ({
				id,
				serves: limited.includes(id) ? new Set(some) : null,
			})),
			services,
			appointments: APPOINTMENTS,
			walkIns: WALK_INS,
		},
		random,
	);
	// Which desk calls first is chance, and with it who waits: some leave rather than wait at all, so that always some do.
	const plan = {
		...invented,
		visitors: invented.visitors.map((visitor) =>
			visitor.startsAt === null && visitor.number % 6 === 0
				? { ...visitor, fate: "leaves" as const, patienceMs: 0 }
				: visitor,
		),
	};
	visitors = plan.visitors.length;
	planned = plan.visitors;
	house = await openHouse(station, DATE, plan, random, MORNING);
	truths = await playDay(house, plan.visitors, station.deskIds, {
		noShowMinutes: 10,
	});
});

const wholeDay = () =>
	db().visit.findMany({
		where: { stationId: station.id },
		include: {
			events: { orderBy: { id: "asc" } },
			appointment: { include: { events: { orderBy: { id: "asc" } } } },
		},
	});

test("a whole morning: nobody is lost, and everybody has one end", async () => {
	expect(visitors).toBe(VISITORS);
	const day = await wholeDay();
	expect(day).toHaveLength(VISITORS);
	const byId = new Map(day.map((visit) => [visit.id, visit]));
	for (const [number, truth] of truths) {
		const visit = byId.get(house.visitIds.get(number) ?? "");
		expect(truth.outcome, `visitor ${number}`).not.toBeNull();
		expect(visit?.status).toBe(truth.outcome);
	}
});

test("nobody is called twice for one turn, however many clerks press at the same instant", async () => {
	const instants = new Map<number, Set<string>>();
	let together = 0;
	for (const { at, visitId } of house.calls) {
		const others = instants.get(at) ?? new Set();
		expect(others.has(visitId)).toBe(false);
		if (others.size > 0) together += 1;
		instants.set(at, others.add(visitId));
	}
	expect(together).toBeGreaterThan(5);
	const day = await wholeDay();
	for (const { events } of day) {
		const counted = events.filter(
			({ undone, kind }) => !undone && kind !== "undone",
		);
		for (const [index, event] of counted.entries()) {
			// Each call follows a time in the line or in the parking place.
			if (event.kind === "called")
				expect(["waiting", "parked", null]).toContain(event.fromStatus);
			if (index > 0)
				expect(event.fromStatus).toBe(counted[index - 1]?.toStatus);
		}
	}
});

test("every state and every step is reached", async () => {
	const events = await db().visitEvent.findMany({
		where: { visit: { stationId: station.id } },
	});
	const statuses: VisitStatus[] = [
		"waiting",
		"called",
		"serving",
		"parked",
		"done",
		"unsettled",
		"left",
		"no-show",
	];
	const reached = new Set(events.map(({ toStatus }) => toStatus));
	expect([...reached].sort()).toEqual(statuses.sort());
	const kinds = new Set(events.map(({ kind }) => kind));
	const played: VisitStep[] = [
		"arrived",
		"called",
		"recalled",
		"serving",
		"parked",
		"handed-over",
		"reopened",
		"undone",
		"done",
		"unsettled",
		"left",
		"no-show",
	];
	expect([...kinds].sort()).toEqual(played.sort());
});

test("waiting, way and service times from the events are the true ones", async () => {
	const day = await wholeDay();
	const byId = new Map(day.map((visit) => [visit.id, visit]));
	for (const [number, truth] of truths) {
		const visit = byId.get(house.visitIds.get(number) ?? "");
		if (!visit) throw new Error(`Visitor ${number} has no visit`);
		const steps = visit.events.map((event) => ({
			at: event.at.getTime(),
			kind: event.kind as VisitStep,
			toStatus: event.toStatus as VisitStatus,
			undone: event.undone,
		}));
		const startsAt = visit.appointment?.startsAt.getTime() ?? null;
		const { waited, way, served } = truth;
		const near = (value: number) => expect.closeTo(value, -2);
		expect(timesOf(steps, startsAt), `visitor ${number}`).toEqual({
			waited: near(waited),
			way: near(way),
			served: near(served),
		});
	}
});

test("each appointment ends as its visit did, by steps that follow each other", async () => {
	const day = await wholeDay();
	const booked = day.filter(({ appointment }) => appointment);
	expect(booked).toHaveLength(APPOINTMENTS);
	for (const { status, appointment } of booked) {
		expect(appointment?.status).toBe(status === "left" ? "cancelled" : status);
		const events = appointment?.events ?? [];
		expect(events.at(-1)?.toStatus).toBe(appointment?.status);
		for (const [index, event] of events.entries())
			expect(event.fromStatus).toBe(events[index - 1]?.toStatus ?? null);
	}
});

test("walk-ins have their own numbers without a gap, and what they were told was written down", async () => {
	const day = await wholeDay();
	const walkIns = day.filter(({ appointmentId }) => appointmentId === null);
	expect(walkIns.map(({ ticket }) => ticket).sort()).toEqual(
		Array.from(
			{ length: WALK_INS },
			(_, index) => `W${String(index + 1).padStart(3, "0")}`,
		),
	);
	for (const visit of walkIns) {
		const { expectedMinutes, toldFrom, toldUntil, toldAt, arrivedAt } = visit;
		expect(expectedMinutes).toBeGreaterThanOrEqual(0);
		expect(toldFrom).toBeLessThanOrEqual(expectedMinutes ?? -1);
		expect(toldUntil).toBeGreaterThanOrEqual(expectedMinutes ?? 1_000);
		expect(toldAt).toEqual(arrivedAt);
	}
	const row = await db().stationDay.findUniqueOrThrow({
		where: {
			stationId_date: { stationId: station.id, date: toDbDate(DATE) },
		},
	});
	expect(row.lastWalkIn).toBe(WALK_INS);
});

test("in the evening the queue is empty and its page tells the whole day", async () => {
	const actor = await makeClerk(station.id, MORNING);
	const queue = await getQueue(actor, station.id, instantAt(DATE, 1_200));
	if (!queue.ok) throw new Error(queue.error);
	const { waiting, parked, notCheckedIn, coming, desks, finished } =
		queue.value;
	expect([waiting, parked, notCheckedIn, coming]).toEqual([[], [], [], []]);
	expect(desks.map(({ visit }) => visit)).toEqual(desks.map(() => null));
	expect(finished).toHaveLength(VISITORS);
});

const NEXT_DAY = "2026-11-25";

test("the day after, it is measured what people did and how desks were taken", async () => {
	const day = await wholeDay();
	const came = day.filter(
		({ appointment, events }) => appointment && events[0]?.kind === "arrived",
	);
	const people = await measurePeople(DATE, NEXT_DAY);
	if (!people?.lateness) throw new Error("nobody was seen");
	const late = came.map(
		({ arrivedAt, appointment }) =>
			(arrivedAt.getTime() - (appointment?.startsAt.getTime() ?? 0)) / 60_000,
	);
	// Of some seventy people twenty parts hold three or four each: nearly the mean.
	expect(Math.abs(meanOf(people.lateness) - meanOf(late))).toBeLessThan(2);
	expect(people.lateness).toEqual(people.lateness.toSorted((a, b) => a - b));
	const walkIns = day.filter(({ appointmentId }) => appointmentId === null);
	const left = walkIns.filter(({ status }) => status === "left");
	expect(left.length).toBeGreaterThan(0);
	expect(people.leaving?.share).toBeCloseTo(left.length / walkIns.length);
	expect(people.urgent.priority).toBeCloseTo(
		walkIns.filter(({ priority }) => priority === "priority").length /
			walkIns.length,
	);
	expect(people.rest).toBeGreaterThan(0);
	const usual = await measureWalkIns(DATE, NEXT_DAY);
	// It was a Tuesday.
	const hours = usual?.hours.get(`${station.id}:2`) ?? [];
	expect(hours.reduce((sum, one) => sum + one.people, 0)).toBeCloseTo(WALK_INS);
	// Eight desks of one day are too few for a habit, and nobody had planned them.
	expect(await measureDesks(NEXT_DAY)).toBeNull();
});

test("the day after, the forecast goes by it", async () => {
	const measures = await getMeasures(instantAt(NEXT_DAY, 480));
	const again = await getMeasures(instantAt(NEXT_DAY, 481));
	for (const { spread } of [measures, again])
		expect(meanOf(spread)).toBeGreaterThan(0.9);
	const queue = await getQueue(
		await makeClerk(station.id, MORNING),
		station.id,
		instantAt(NEXT_DAY, 480),
	);
	expect(queue.ok).toBe(true);
});

test("the stored day, played once more, comes out as it was; with wrong service times it does not", async () => {
	const day = await readPastDay(station.id, DATE);
	if (!day) throw new Error("The day is not stored.");
	const parts = partsOf(day);
	const waits = [...truths].flatMap(([number, { firstWait }]) => {
		const visitor = planned.find((one) => one.number === number);
		const isSeen = visitor?.checksIn && visitor.comes !== null;
		return isSeen && visitor.startsAt === null && firstWait !== null
			? [firstWait / 60_000]
			: [];
	});
	waits.sort((a, b) => a - b);
	expect(parts.stored.walkInMedian).toBeCloseTo(quantile(waits, 0.5) ?? -1, 3);
	expect(parts.stored.walkInMost).toBeCloseTo(quantile(waits, 0.9) ?? -1, 3);
	const { figures } = whole(replaying(parts, null));
	for (const [name, { stored, again }] of Object.entries(figures)) {
		// Which desk calls first is chance: as a day it lies within its bands nine times of ten, within this always.
		const far = 4 * (again?.deviation ?? 0) + 1;
		expect(stored, name).not.toBe(null);
		expect(Math.abs((stored ?? 0) - (again?.mean ?? 99)), name).toBeLessThan(
			far,
		);
	}
	const wrong = whole(replaying(slowed(parts, 1.2), null));
	expect(wrong.isSame).toBe(false);
	expect(wrong.figures.walkInMost.isSame).toBe(false);
});
