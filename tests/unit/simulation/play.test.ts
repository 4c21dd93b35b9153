import { describe, expect, test } from "vitest";
import { figuresOf, waitOf } from "#lib/simulation/rules/figures.ts";
import { peopleOf } from "#lib/simulation/rules/people.ts";
import { playDay } from "#lib/simulation/rules/play.ts";
import type { DayPlan, Person } from "#lib/simulation/simulation.ts";

const MINUTE = 60_000;
const PLAN: DayPlan = {
	desks: [{ id: 1, serves: null, spans: [{ from: 480, until: 960 }] }],
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
};

function person(
	id: string,
	came: number,
	minutes: number,
	more: Partial<Person> = {},
): Person {
	return {
		id,
		ticket: id,
		status: "waiting",
		arrivedAt: came * MINUTE,
		startsAt: null,
		priority: null,
		serviceIds: [1],
		forDeskId: null,
		handedOverAt: null,
		parkedUntil: null,
		planned: minutes,
		serviceMs: minutes * MINUTE,
		patienceMs: Number.POSITIVE_INFINITY,
		calledAt: null,
		endedAt: null,
		fate: null,
		...more,
	};
}
const at = (minute: number) => ({ startsAt: minute * MINUTE });

describe("a day that is played through", () => {
	test("calls in the order of the house: an appointment from its time on, a walk-in who has waited long before it", () => {
		const people = [
			person("first", 480, 50),
			person("walk-in", 481, 10),
			person("patient", 482, 10),
			person("booked", 520, 10, at(525)),
		];
		playDay(PLAN, people);
		// At 8:50 the first walk-in has lost patience, and the appointment is 5 minutes past its time: it yields. At 9:00 it
		// is 15 minutes past, and yields to nobody.
		expect(people.map(waitOf)).toEqual([0, 49, 68, 15]);
		const late = [
			person("first", 480, 50),
			person("walk-in", 481, 10),
			person("booked", 520, 10, at(528)),
		];
		playDay({ ...PLAN, order: { ...PLAN.order, patienceMinutes: 30 } }, late);
		expect(late.map(waitOf)).toEqual([0, 49, 12]);
	});

	test("a desk calls only whom it serves, and after its last hour only those nobody else serves", () => {
		const desks = [
			{ id: 1, serves: new Set([2]), spans: [{ from: 480, until: 540 }] },
			{ id: 2, serves: null, spans: [{ from: 480, until: 600 }] },
		];
		const people = [
			person("a", 480, 130, { serviceIds: [1] }),
			person("b", 481, 70, { serviceIds: [2] }),
			person("c", 482, 5, { serviceIds: [2] }),
		];
		const day = playDay({ ...PLAN, desks }, people);
		expect(people.map(({ fate }) => fate)).toEqual([
			"served",
			"served",
			"served",
		]);
		// Desk 1 is over at 9:51 and calls nobody: desk 2 is there until 10:00, and calls c at 10:10.
		expect(waitOf(people[2] as Person)).toBe(128);
		expect(day.overtime).toBe(11 + 15);
		expect(day.busy).toBe(205);
		expect(day.closedLate).toBe(15);
	});

	test("breaks and late opening: nobody is called meanwhile, and whoever is at the desk is finished", () => {
		const desks = [
			{
				id: 1,
				serves: null,
				spans: [
					{ from: 500, until: 520 },
					{ from: 540, until: 600 },
				],
			},
		];
		const people = [person("a", 480, 25), person("b", 481, 10)];
		playDay({ ...PLAN, desks }, people);
		expect(people.map(waitOf)).toEqual([20, 59]);
	});

	test("whoever is tired of waiting leaves, and who comes when all is over is turned away", () => {
		const people = [
			person("a", 480, 60),
			person("b", 481, 10, { patienceMs: 20 * MINUTE }),
			person("c", 960, 10),
		];
		const day = playDay(PLAN, people);
		expect(people.map(({ fate }) => fate)).toEqual([
			"served",
			"left",
			"turned-away",
		]);
		expect(figuresOf([day])).toMatchObject({
			served: 1,
			left: 1,
			notServed: 1,
			bookedMedian: null,
		});
	});

	test("the kiosk gives no number to whoever would be served after closing", () => {
		const crowd = Array.from({ length: 60 }, (_, index) =>
			person(String(100 + index), 480 + index, 15),
		);
		const open = playDay(
			PLAN,
			crowd.map((one) => ({ ...one })),
		);
		expect(figuresOf([open]).notServed).toBe(0);
		expect(open.closedLate).toBeGreaterThan(300);
		const kept = playDay({ ...PLAN, walkIns: "automatic" }, crowd);
		expect(figuresOf([kept]).notServed).toBeGreaterThan(20);
		expect(kept.closedLate).toBeLessThan(30);
	});

	test("people are the same for the same seed, and those with an appointment whatever the walk-ins do", () => {
		const concern = {
			serviceIds: [1],
			share: 1,
			planned: 10,
			length: { kind: "exponential", mean: 9 } as const,
		};
		const demand = {
			...PLAN.demand,
			booked: [480, 500, 520].map((start) => ({ start, concern })),
			missing: 0.3,
			concerns: [concern],
			rates: [{ from: 480, until: 900, perHour: 6 }],
		};
		expect(peopleOf(demand, 5)).toEqual(peopleOf(demand, 5));
		const busier = {
			...demand,
			rates: [{ from: 480, until: 900, perHour: 12 }],
		};
		const booked = (people: Person[]) =>
			people.filter(({ startsAt }) => startsAt !== null);
		expect(booked(peopleOf(busier, 5))).toEqual(booked(peopleOf(demand, 5)));
		expect(peopleOf(busier, 5).length).toBeGreaterThan(
			peopleOf(demand, 5).length,
		);
	});
});
