import { expect, test } from "vitest";
import { distributions } from "#lib/queue/waits/rules/forecast.ts";
import { type Measures, UNMEASURED } from "#lib/queue/waits/rules/measures.ts";
import type { Job, Situation } from "#lib/queue/waits/rules/situation.ts";

const NOW = Date.parse("2026-11-24T09:00:00Z");
const MINUTE = 60_000;

function job(id: string, rest: Partial<Job> = {}): Job {
	return {
		id,
		ticket: id,
		status: "waiting",
		arrivedAt: NOW - 10 * MINUTE,
		startsAt: null,
		priority: null,
		serviceIds: [1],
		forDeskId: null,
		handedOverAt: null,
		parkedUntil: null,
		minutes: 10,
		...rest,
	};
}

const PEOPLE: NonNullable<Measures["people"]> = {
	lateness: null,
	leaving: null,
	empty: { share: 0, minutes: 0 },
	unseen: { share: 0, after: 0, minutes: 0 },
	rest: 1,
	urgent: { emergency: 0, priority: 0 },
};

/** Minutes until the call of somebody who waits, on all days that are played, with one appointment that is still to come. */
function waits(
	coming: Partial<Job>,
	measures: Partial<Measures> = {},
	busy = 5,
): number[] {
	const situation: Situation = {
		now: NOW,
		settings: {
			lateMinutes: 15,
			patienceMinutes: 45,
			yieldMinutes: 10,
			noShowMinutes: 10,
			checkInMinutes: 60,
		},
		measures: {
			...UNMEASURED,
			spread: [1],
			wayMs: 0,
			showRate: 1,
			...measures,
		},
		desks: [
			{
				id: 1,
				serves: null,
				busy: { since: NOW, isServed: true, minutes: busy },
			},
		],
		waiting: [job("W")],
		coming: [job("A", coming)],
	};
	return [...new Set(distributions(situation).get("W"))];
}

const soon = { startsAt: NOW + 2 * MINUTE, arrivedAt: NOW + 2 * MINUTE };
const overdue = { startsAt: NOW + 1, arrivedAt: NOW + 1 };

test("an appointment by phone takes its desk, however many stay away from those in the house", () => {
	const measures = { showRate: 0.5 };
	expect(waits(soon, measures)).toEqual([5, 15]);
	expect(waits({ ...soon, isRemote: true }, measures)).toEqual([15]);
});

test("nor is anybody late for it, or called although nobody saw them", () => {
	const people = {
		...PEOPLE,
		lateness: [10, 20],
		unseen: { share: 1, after: 10, minutes: 3 },
	};
	expect(waits(soon, { people })).toEqual([5]);
	expect(waits({ ...soon, isRemote: true }, { people })).toEqual([15]);
});

test("one that is overdue is no likelier to fall away because people come before their time", () => {
	const measures = {
		showRate: 0.9,
		people: { ...PEOPLE, lateness: [-20, -10] },
	};
	expect(waits({ ...overdue, isRemote: true }, measures)).toEqual([15]);
});

test("nobody walks to a desk to be called, or leaves it empty", () => {
	const measures = {
		wayMs: 2 * MINUTE,
		people: { ...PEOPLE, empty: { share: 1, minutes: 4 } },
	};
	expect(waits(soon, measures)).toEqual([21]);
	expect(waits({ ...soon, isRemote: true }, measures)).toEqual([15]);
});
