import { describe, expect, test } from "vitest";
import { endOfLine } from "#lib/queue/waits/rules/end-of-line.ts";
import { forecast } from "#lib/queue/waits/rules/forecast.ts";
import { UNMEASURED } from "#lib/queue/waits/rules/measures.ts";
import type {
	Job,
	OpenDesk,
	Situation,
} from "#lib/queue/waits/rules/situation.ts";

const NOW = Date.parse("2026-11-24T09:00:00Z");
const MINUTE = 60_000;
const PASSPORT = 1;
const CAR = 2;

const job = (id: string, rest: Partial<Job> = {}): Job => ({
	id,
	ticket: id,
	status: "waiting",
	arrivedAt: NOW - 10 * MINUTE,
	startsAt: null,
	priority: null,
	serviceIds: [PASSPORT],
	forDeskId: null,
	handedOverAt: null,
	parkedUntil: null,
	minutes: 10,
	...rest,
});

/** Everything takes exactly as long as expected, nobody walks, everybody comes. */
const EXACT = { ...UNMEASURED, spread: [1], wayMs: 0, showRate: 1 };

/** One desk for passports, one for cars. */
const passports: OpenDesk = { id: 1, serves: new Set([PASSPORT]), busy: null };
const cars: OpenDesk = { id: 2, serves: new Set([CAR]), busy: null };

const situation = (rest: Partial<Situation>): Situation => ({
	now: NOW,
	settings: {
		lateMinutes: 15,
		patienceMinutes: 45,
		yieldMinutes: 10,
		noShowMinutes: 10,
		checkInMinutes: 60,
	},
	measures: EXACT,
	desks: [passports, cars],
	waiting: [],
	coming: [],
	...rest,
});
const minutesOf = (rest: Partial<Situation>) => {
	const waits = forecast(situation(rest));
	return Object.fromEntries(
		[...waits].map(([id, { minutes }]) => [id, minutes]),
	);
};
const then = [{ serviceIds: [CAR], forDeskId: null, minutes: 30 }];

describe("whoever goes to several desks", () => {
	test("is nobody new: of them one wait is told, that for what they wait for now", () => {
		expect(minutesOf({ waiting: [job("A", { later: then })] })).toEqual({
			A: 0,
		});
	});

	test("takes the time of the next desk once they are done at the first, at the place of when they came", () => {
		const car = { serviceIds: [CAR], minutes: 20 };
		const first = job("B", { ...car, arrivedAt: NOW - 9 * MINUTE });
		// Comes after A, and would be next if A were not done at the other desk by then.
		const second = job("C", { ...car, arrivedAt: NOW - 8 * MINUTE });
		const alone = minutesOf({ waiting: [job("A"), first, second] });
		expect(alone).toEqual({ A: 0, B: 0, C: 20 });
		const both = [job("A", { later: then }), first, second];
		expect(minutesOf({ waiting: both })).toEqual({ A: 0, B: 0, C: 50 });
	});

	test("counts at the next desk while they are served at the first", () => {
		const goesOn = job("A", {
			serviceIds: [CAR],
			minutes: 30,
			arrivedAt: NOW - 60 * MINUTE,
			servedBefore: 5 * MINUTE,
		});
		const busy = { since: NOW - 5 * MINUTE, isServed: true, minutes: 10 };
		const waiting = [
			job("B", { serviceIds: [CAR], minutes: 20 }),
			job("C", { serviceIds: [CAR], minutes: 20 }),
		];
		const served = (own: OpenDesk["busy"]) =>
			minutesOf({ desks: [{ ...passports, busy: own }, cars], waiting });
		expect(served(busy)).toEqual({ B: 0, C: 20 });
		expect(served({ ...busy, goesOn })).toEqual({ B: 0, C: 50 });
	});

	test("comes to the next desk when they are done, and not when the desk is back from its pause", () => {
		const busy = {
			since: NOW - 5 * MINUTE,
			isServed: true,
			minutes: 10,
			goesOn: job("A", {
				serviceIds: [CAR],
				minutes: 30,
				arrivedAt: NOW - 60 * MINUTE,
				servedBefore: 5 * MINUTE,
			}),
		};
		const waiting = [
			job("B", { serviceIds: [CAR], minutes: 20 }),
			job("C", { serviceIds: [CAR], minutes: 20 }),
		];
		const back = NOW + 60 * MINUTE;
		const desks = [{ ...passports, busy, back }, cars];
		expect(minutesOf({ desks, waiting })).toEqual({ B: 0, C: 50 });
	});

	test("is waited for to the last desk by the end of the line, whether they wait or are at a desk", () => {
		const endOf = (rest: Partial<Situation>, ...ids: string[]) =>
			endOfLine(situation(rest), new Set(ids))?.minutes ?? null;
		const car = job("B", { serviceIds: [CAR], minutes: 20 });
		expect(endOf({ waiting: [job("A"), car] }, "A", "B")).toBe(0);
		const waiting = [job("A", { later: then }), car];
		// Ten minutes at the first desk, and the second is free after twenty.
		expect(endOf({ waiting }, "A", "B")).toBe(20);
		const nobodys = [{ serviceIds: [99], forDeskId: null, minutes: 5 }];
		const lost = [job("A", { later: nobodys }), car];
		expect(endOf({ waiting: lost }, "A", "B")).toBeNull();
		const goesOn = job("G", { serviceIds: [CAR], arrivedAt: NOW });
		const busy = { since: NOW, isServed: true, minutes: 30, goesOn };
		const desks = [{ ...passports, busy }, cars];
		expect(endOf({ desks, waiting: [car] }, "B")).toBe(30);
	});

	test("wakes a desk that had nobody, though somebody else comes there later", () => {
		const comes = job("D", {
			serviceIds: [CAR],
			startsAt: NOW + 200 * MINUTE,
			arrivedAt: NOW + 200 * MINUTE,
			minutes: 10,
		});
		// The last waits for both desks' work of the first three.
		const waiting = [
			job("A", { later: then }),
			job("B", { arrivedAt: NOW - 9 * MINUTE, later: then }),
			job("E", { arrivedAt: NOW - 8.5 * MINUTE, later: then }),
			job("C", {
				arrivedAt: NOW - 8 * MINUTE,
				serviceIds: [CAR],
				forDeskId: 2,
				minutes: 10,
				status: "parked",
				parkedUntil: NOW + 45 * MINUTE,
			}),
		];
		// A at the car desk from 10 to 40, B to 70, E to 100, though they were done before: C, who came after them, from then on.
		expect(minutesOf({ waiting, coming: [comes] })).toEqual({
			A: 0,
			B: 10,
			E: 20,
			C: 100,
		});
	});
});
