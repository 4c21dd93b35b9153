import { describe, expect, test } from "vitest";
import { filledDay } from "#lib/simulation/rules/bookings.ts";
import { comparing, NO_WISH } from "#lib/simulation/rules/compare.ts";
import { modelOf } from "#lib/simulation/rules/demand.ts";
import { playDay } from "#lib/simulation/rules/play.ts";
import { randomOf } from "#lib/simulation/rules/random.ts";
import { legsOn, walking } from "#lib/simulation/rules/walks.ts";
import type { DayDesk, DayPlan, Person } from "#lib/simulation/simulation.ts";
import { paperWith, whole } from "./paper.ts";

const MINUTE = 60_000;

const deskOf = (id: number, serves: number[], until = 960): DayDesk => ({
	id,
	serves: new Set(serves),
	spans: [{ from: 480, until }],
});

const personOf = (
	id: string,
	minute: number,
	serviceIds: readonly number[],
	minutes: number,
): Person => ({
	id,
	ticket: id,
	status: "waiting",
	arrivedAt: minute * MINUTE,
	startsAt: null,
	priority: null,
	serviceIds,
	forDeskId: null,
	handedOverAt: null,
	parkedUntil: null,
	planned: minutes,
	serviceMs: minutes * MINUTE,
	patienceMs: Number.POSITIVE_INFINITY,
	calledAt: null,
	endedAt: null,
	fate: null,
});

const planOf = (desks: DayPlan["desks"]): DayPlan => ({
	desks,
	demand: {
		rates: [],
		concerns: [],
		booked: [],
		missing: 0,
		late: { kind: "fixed", mean: 0 },
		patience: null,
		patienceBooked: null,
	},
	order: { lateMinutes: 15, patienceMinutes: 45, yieldMinutes: 10 },
	way: 0,
	walkIns: "open",
});

describe("what no desk of the plan does as a whole", () => {
	const desks = [deskOf(1, [1, 2]), deskOf(2, [3])];

	test("is done at one after the other, unless none does a part of it", () => {
		expect(legsOn([1, 2], desks)).toEqual([[1, 2]]);
		expect(legsOn([1, 3, 2], desks)).toEqual([[1, 2], [3]]);
		expect(legsOn([1, 9], desks)).toEqual([[1, 9]]);
		expect(legsOn([1, 3], [{ id: 1, serves: null }])).toEqual([[1, 3]]);
	});

	test("takes each of these desks for its part", () => {
		const people = walking([personOf("a", 500, [1, 2, 3], 30)], desks);
		const played = playDay(planOf(desks), people);
		expect(played.people).toMatchObject([{ fate: "served" }]);
		expect(played.desks.map(({ busy }) => busy)).toEqual([
			[{ from: 500 * MINUTE, until: 520 * MINUTE }],
			[{ from: 520 * MINUTE, until: 530 * MINUTE }],
		]);
	});

	test("is not begun once the desk for a part of it has closed", () => {
		const early = [deskOf(1, [1, 2]), deskOf(2, [3], 600)];
		const people = walking([personOf("a", 700, [1, 3], 30)], early);
		expect(playDay(planOf(early), people).people).toMatchObject([
			{ fate: "turned-away" },
		]);
	});

	test("tries nobody's patience while they are served", () => {
		const [walker] = walking([personOf("a", 500, [1, 3], 80)], desks);
		const busy = personOf("b", 530, [3], 20);
		const due = { ...personOf("c", 545, [3], 20), startsAt: 545 * MINUTE };
		if (!walker) throw new Error("Nobody comes.");
		playDay(planOf(desks), [walker, busy, due]);
		// At 550 they came 50 minutes ago and were served for 40 of them: the appointment goes first.
		expect(due.calledAt).toBe(550 * MINUTE);
		expect(walker.next?.person.calledAt).toBe(570 * MINUTE);
	});
});

describe("a plan on paper without a desk that does all", () => {
	const paper = paperWith({ desks: 6 });
	const both = {
		serviceIds: [1, 2],
		booked: 1000,
		walkIns: 1000,
		planned: 20,
		served: 900,
		mean: 18,
		deviation: 6,
	};
	const divided = {
		...paper,
		day: {
			...paper.day,
			desks: paper.day.desks.map(({ id }) => ({
				id,
				serves: new Set([1 + (id % 2)]),
			})),
		},
		measured: {
			...paper.measured,
			concerns: [...paper.measured.concerns, both],
		},
	};

	test("turns nobody away who goes from desk to desk", () => {
		const some = {
			...divided,
			measured: {
				...divided.measured,
				walkInsByDay: divided.measured.walkInsByDay.map((count) => count / 2),
				walkInsByHour: divided.measured.walkInsByHour.map((one) => ({
					...one,
					count: one.count / 2,
				})),
			},
		};
		const { before } = whole(comparing(some, NO_WISH));
		expect(before.notServed?.mean).toBeLessThan(2);
	});

	test("has appointments of those who turn out to need two", () => {
		const concerns = modelOf(divided.measured, null).bookedConcerns;
		const booked = filledDay(
			divided.day,
			divided.rules,
			concerns,
			60,
			randomOf(1, "times"),
		);
		const walkers = booked.filter(
			({ concern }) => concern.serviceIds.length > 1,
		);
		expect(booked).toHaveLength(60);
		expect(walkers.length).toBeGreaterThan(3);
	});
});
