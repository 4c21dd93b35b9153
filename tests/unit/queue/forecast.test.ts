import { expect, test } from "vitest";
import {
	forecast,
	roomForNewcomer,
	waitOfNewcomer,
} from "#lib/queue/waits/rules/forecast.ts";
import { likelyMinutes, UNMEASURED } from "#lib/queue/waits/rules/measures.ts";
import type {
	Job,
	OpenDesk,
	Situation,
} from "#lib/queue/waits/rules/situation.ts";

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

/** Everything takes exactly as long as expected, nobody walks, everybody comes. */
const EXACT = { ...UNMEASURED, spread: [1], wayMs: 0, showRate: 1 };

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
	desks: [{ id: 1, serves: null, busy: null }],
	waiting: [],
	coming: [],
	...rest,
});

test("nobody waits for a free desk", () => {
	expect(waitOfNewcomer(situation({}), job("W"))).toEqual({
		minutes: 0,
		from: 0,
		until: 5,
	});
});

test("one desk takes one after the other, two share them", () => {
	const waiting = ["W1", "W2", "W3", "W4"].map((id, index) =>
		job(id, { arrivedAt: NOW - (10 - index) * MINUTE }),
	);
	const minutes = (count: number) =>
		[
			...forecast(
				situation({
					waiting,
					desks: Array.from({ length: count }, (_, id) => ({
						id,
						serves: null,
						busy: null,
					})),
				}),
			).values(),
		].map((wait) => wait.minutes);
	expect(minutes(1)).toEqual([0, 10, 20, 30]);
	expect(minutes(2)).toEqual([0, 0, 10, 10]);
});

test("whoever is at the desk has a rest to go, however long it has taken already", () => {
	const busy = (since: number, isServed = true) => ({
		desks: [{ id: 1, serves: null, busy: { since, isServed, minutes: 10 } }],
	});
	const wait = (since: number, isServed?: boolean) =>
		waitOfNewcomer(situation(busy(since, isServed)), job("W"))?.minutes;
	expect(wait(NOW - 4 * MINUTE)).toBe(6);
	expect(wait(NOW - 60 * MINUTE)).toBe(2);
	expect(wait(NOW - MINUTE, false)).toBe(10);
});

test("appointments that are still to come take their turn from their time on", () => {
	const coming = [
		job("A1", { startsAt: NOW + 5 * MINUTE, arrivedAt: NOW + 5 * MINUTE }),
	];
	const waiting = [job("W1"), job("W2", { arrivedAt: NOW - 5 * MINUTE })];
	const waits = forecast(situation({ waiting, coming }));
	expect(waits.get("W1")?.minutes).toBe(0);
	expect(waits.get("W2")?.minutes).toBe(20);
	expect(waits.has("A1")).toBe(false);
});

test("nobody promises a wait to whom no open desk serves, or while no desk is open", () => {
	const desks = [{ id: 1, serves: new Set([2]), busy: null }];
	expect(waitOfNewcomer(situation({ desks }), job("W"))).toBeNull();
	expect(waitOfNewcomer(situation({ desks: [] }), job("W"))).toBeNull();
	const coming = [job("A", { arrivedAt: NOW + MINUTE, serviceIds: [2] })];
	expect(waitOfNewcomer(situation({ desks, coming }), job("W"))).toBeNull();
});

test("a gap that a short service may leave is no room on a booked day", () => {
	const starts = [10, 25, 40].map((minutes) => NOW + minutes * MINUTE);
	const day = situation({
		measures: UNMEASURED,
		desks: [
			{
				id: 1,
				serves: null,
				busy: { since: NOW - 5 * MINUTE, isServed: false, minutes: 15 },
			},
		],
		coming: starts.map((startsAt) =>
			job(`A${startsAt}`, { startsAt, arrivedAt: startsAt, minutes: 15 }),
		),
	});
	const newcomer = job("W", { arrivedAt: NOW });
	expect(waitOfNewcomer(day, newcomer)?.minutes).toBeLessThan(40);
	expect(roomForNewcomer(day, newcomer)?.minutes).toBeGreaterThan(50);
	const free = { ...day, coming: [] };
	expect(roomForNewcomer(free, newcomer)?.minutes).toBeLessThan(15);
});

test("whoever is parked is called after that time", () => {
	const waiting = [
		job("P", { status: "parked", parkedUntil: NOW + 20 * MINUTE }),
	];
	expect(forecast(situation({ waiting })).get("P")?.minutes).toBe(20);
});

test("the same situation has the same answer, and the range holds the number", () => {
	const waiting = Array.from({ length: 12 }, (_, index) =>
		job(`W${index}`, { arrivedAt: NOW - (30 - index) * MINUTE }),
	);
	const uncertain = situation({ waiting, measures: UNMEASURED });
	expect(forecast(uncertain)).toEqual(forecast(uncertain));
	for (const wait of forecast(uncertain).values()) {
		expect(wait.from).toBeLessThanOrEqual(wait.minutes);
		expect(wait.until).toBeGreaterThanOrEqual(wait.minutes);
		expect(wait.from).toBeLessThan(wait.until);
	}
});

test("measured pace counts, and what was seen too rarely goes by the pace of all", () => {
	const measures = { ...UNMEASURED, pace: new Map([[1, 2]]), paceOfAll: 0.5 };
	const service = (serviceId: number) => ({
		serviceId,
		quantity: 2,
		durationMinutes: 10,
		extraMinutes: 4,
	});
	expect(likelyMinutes([service(1)], measures)).toBe(28);
	expect(likelyMinutes([service(2)], measures)).toBe(7);
	expect(likelyMinutes([service(1), service(2)], measures)).toBe(35);
});

test("a day is played as it is called: whoever is left for a desk that speaks their language waits for it", () => {
	const desk = (id: number, speaks: string[], minutes = 0): OpenDesk => ({
		id,
		serves: null,
		speaks: new Set(speaks),
		busy: minutes > 0 ? { since: NOW, isServed: true, minutes } : null,
	});
	const house = (prefersLanguage: boolean) => {
		const played = situation({
			desks: [desk(1, []), desk(2, ["tr"], 5)],
			waiting: [
				job("TURKISH", { arrivedAt: NOW - 10 * MINUTE, speaks: "tr" }),
				job("GERMAN", { arrivedAt: NOW - 8 * MINUTE }),
			],
		});
		const waits = forecast({
			...played,
			settings: { ...played.settings, prefersLanguage },
		});
		return [...waits].map(([id, { minutes }]) => `${id} ${minutes}`).sort();
	};
	expect(house(false)).toEqual(["GERMAN 5", "TURKISH 0"]);
	expect(house(true)).toEqual(["GERMAN 0", "TURKISH 5"]);
});

test("nor does it forget the language of whose appointment is still to come", () => {
	const { settings } = situation({});
	const wait = (prefersLanguage: boolean) =>
		forecast(
			situation({
				settings: { ...settings, prefersLanguage },
				desks: [
					{
						id: 1,
						serves: null,
						speaks: new Set(["tr"]),
						busy: { since: NOW, isServed: true, minutes: 6 },
					},
				],
				waiting: [job("GERMAN", { startsAt: NOW + 2 * MINUTE })],
				coming: [job("TURKISH", { startsAt: NOW + 5 * MINUTE, speaks: "tr" })],
			}),
		).get("GERMAN")?.minutes;
	expect([wait(false), wait(true)]).toEqual([6, 16]);
});
