import { describe, expect, test } from "vitest";
import type { PastDay, PastVisit } from "#lib/queue/past/past-day.ts";
import { takenDesks, waitedFor } from "#lib/queue/past/rules/taken.ts";
import { playOf } from "#lib/simulation/replay/rules/people.ts";
import {
	NO_PAST_WISH,
	partsOf,
	type Replay,
	replaying,
} from "#lib/simulation/replay/rules/replay.ts";
import type { CivilDate } from "#lib/time.ts";
import { pastDayWriter } from "#tests/support/past-visits.ts";
import { whole } from "./paper.ts";

const DATE = "2026-11-24";
const { step, night, visit, at } = pastDayWriter(DATE);

const deskOf = (id: number, more: Partial<PastDay["desks"][number]> = {}) => ({
	id,
	name: String(id),
	serves: null,
	planned: [{ from: 480, until: 960 }],
	...more,
});

const dayOf = (
	visits: readonly PastVisit[],
	more: Partial<PastDay> = {},
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
	desks: [deskOf(1)],
	appointments: [],
	visits,
	...more,
});

/** Called as soon as they come, and served for twenty minutes. */
const served = (
	id: string,
	from: number,
	desk = 1,
	{ step: own, visit: written } = { step, visit },
) =>
	written(id, [
		own(from, "arrived", "waiting"),
		own(from, "called", "called", desk),
		own(from + 1, "serving", "serving", desk),
		own(from + 20, "done", "done", desk),
	]);

const replay = (day: PastDay): Replay => whole(replaying(partsOf(day), null));

describe("whoever nobody called", () => {
	test.each(["done", "unsettled", "no-show"] as const)(
		"takes no desk and went nowhere: %s",
		(end) => {
			const day = dayOf([
				served("1", 500),
				visit("2", [
					step(530, "arrived", "waiting"),
					step(550, end, end),
					step(555, "note", end),
				]),
			]);
			const { sources, stored } = partsOf(day);
			expect(sources.map((one) => one.visit.id)).toEqual(["1"]);
			expect(stored).toMatchObject({ left: 0, notServed: 0 });
			expect(replay(day).figures.left.again?.mean).toBe(0);
		},
	);

	test("who gets a document lets no desk look as if it were on a break", () => {
		const collector = visit("2", [
			step(525, "arrived", "waiting"),
			step(545, "done", "done"),
		]);
		const waiter = visit("3", [
			step(525, "arrived", "waiting"),
			step(545, "left", "left"),
		]);
		const rests = (other: PastVisit) =>
			takenDesks(dayOf([served("1", 500), other, served("4", 600)]))[0]?.rests;
		expect(rests(collector)).toEqual([]);
		expect(rests(waiter)).toHaveLength(1);
	});

	test("went if somebody noted it, and was not served if only the night did", () => {
		const day = dayOf([
			served("1", 500),
			visit("2", [step(530, "arrived", "waiting"), step(550, "left", "left")]),
			visit("3", [step(530, "arrived", "waiting"), night("left")]),
			visit("4", [
				step(530, "arrived", "waiting"),
				step(531, "parked", "parked"),
				night("left"),
			]),
		]);
		expect(partsOf(day).stored).toMatchObject({ left: 1, notServed: 2 });
	});

	test("set aside they are out of the line when it is played once more, and have not left", () => {
		const day = dayOf([
			served("1", 500),
			visit("4", [
				step(510, "arrived", "waiting"),
				step(511, "parked", "parked"),
				night("left"),
			]),
		]);
		const { left, notServed } = replay(day).figures;
		expect(left.again?.mean).toBe(0);
		expect(notServed.again?.mean).toBe(1);
		expect(notServed.stored).toBe(1);
	});
});

describe("when somebody went whom only the night ended", () => {
	const forgotten = visit("2", [
		step(910, "arrived", "waiting"),
		step(910, "called", "called", 1),
		step(911, "serving", "serving", 1),
		night("done"),
	]);

	test("is unknown, and so are idle minutes and overtime", () => {
		const { stored } = partsOf(dayOf([served("1", 500), forgotten]));
		expect(stored).toMatchObject({ idle: null, overtime: null });
		const { idle, overtime } = replay(
			dayOf([served("1", 500), forgotten]),
		).figures;
		expect(idle).toMatchObject({ again: null, isSame: null });
		expect(overtime).toMatchObject({ again: null, isSame: null });
	});

	test("is known to have been before the next call", () => {
		const { stored } = partsOf(
			dayOf([served("1", 500), forgotten, served("3", 940)]),
		);
		// Busy from 8:20 to 8:40 and from 15:10 to 16:00.
		expect(stored.idle).toBe(480 - 20 - 50);
		expect(stored.overtime).toBe(0);
	});
});

describe("a desk", () => {
	test("without a roster lets nobody know the overtime of the house", () => {
		const visits = [served("1", 500), served("2", 950, 2)];
		const overtime = (planned: PastDay["desks"][number]["planned"]) =>
			partsOf(dayOf(visits, { desks: [deskOf(1), deskOf(2, { planned })] }))
				.stored.overtime;
		expect(overtime([{ from: 480, until: 960 }])).toBe(10);
		expect(overtime([])).toBe(null);
	});

	test("served that day whom it served, whatever it does today", () => {
		const one = { ...served("1", 500), serviceIds: [7] };
		const day = dayOf([one], { desks: [deskOf(1, { serves: new Set([1]) })] });
		const { notServed } = replay(day).figures;
		expect(notServed).toMatchObject({ stored: 0, isSame: true });
		expect(notServed.again?.mean).toBe(0);
	});

	test("passes over nobody who was handed over to another one", () => {
		const day = dayOf(
			[
				visit("1", [
					step(500, "arrived", "waiting"),
					step(510, "handed-over", "waiting"),
					step(530, "called", "called", 2),
					step(540, "done", "done", 2),
				]),
			],
			{ desks: [deskOf(1), deskOf(2)] },
		);
		const [first, second] = day.desks.map((desk) => waitedFor(desk, day));
		expect(first).toEqual([{ from: at(500), until: at(510) }]);
		expect(second).toEqual([{ from: at(500), until: at(530) }]);
	});
});

describe("people who come in addition", () => {
	test("have no wait either if nobody knows that of whom they are like", () => {
		const unseen = visit("1", [
			step(500, "called", "called", 1),
			step(501, "serving", "serving", 1),
			step(530, "done", "done", 1),
		]);
		const wish = { ...NO_PAST_WISH, people: 100 };
		const { figures } = whole(replaying(partsOf(dayOf([unseen])), wish));
		expect(figures.walkInMost.after).toBe(null);
	});

	test("come back as whom they are like did, as somebody else", () => {
		const twice = visit("1", [
			step(500, "arrived", "waiting"),
			step(500, "called", "called", 1),
			step(501, "serving", "serving", 1),
			step(510, "parked", "parked", 1),
			step(520, "called", "called", 1),
			step(521, "serving", "serving", 1),
			step(530, "done", "done", 1),
		]);
		const { people } = playOf(partsOf(dayOf([twice])).sources)(0, 100);
		expect(people.map(({ id, next }) => [id, next?.person.id]).sort()).toEqual([
			["1", "1 1"],
			["more 1", "more 1 1"],
		]);
	});
});

test.each(["2026-10-25", "2026-03-29", DATE] as const)(
	"clocks that are changed change nothing about a day: %s",
	(date: CivilDate) => {
		const writer = pastDayWriter(date);
		const visits = [served("1", 600, 1, writer), served("2", 950, 1, writer)];
		const { stored, taken, sources } = partsOf(dayOf(visits, { date }));
		expect(stored).toMatchObject({ idle: 480 - 20 - 10, overtime: 10 });
		expect(taken[0]?.spans).toEqual([{ from: 480, until: 960 }]);
		expect(sources[0]?.came).toBe(600 * 60_000);
	},
);
