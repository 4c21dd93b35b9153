import { expect, test } from "vitest";
import {
	absoluteError,
	compareWithLength,
	squaredError,
} from "#bench/waits/mms.ts";
import {
	errorOf,
	learnDays,
	shareLonger,
	shareWithin,
	type Told,
	tellDay,
} from "#bench/waits/told.ts";
import {
	inOrder,
	standingOf,
	standsUntil,
} from "#lib/queue/order/rules/order.ts";
import type { Priority } from "#lib/queue/queue.ts";
import {
	distributions,
	forecast,
	waitOfNewcomer,
} from "#lib/queue/waits/rules/forecast.ts";
import { type Measures, UNMEASURED } from "#lib/queue/waits/rules/measures.ts";
import { numbers } from "#lib/queue/waits/rules/numbers.ts";
import { pacesOf } from "#lib/queue/waits/rules/paces.ts";
import { play } from "#lib/queue/waits/rules/play.ts";
import { prepare } from "#lib/queue/waits/rules/prepare.ts";
import type { Job, Situation } from "#lib/queue/waits/rules/situation.ts";
import {
	meanOf,
	shareBelow,
	spreadOf,
	valueAt,
	valueBeyond,
} from "#lib/queue/waits/rules/spread.ts";
import { toldOf } from "#lib/queue/waits/rules/told.ts";
import { seedCatalog } from "../../support/seed-catalog.ts";

const NOW = Date.parse("2026-11-24T09:00:00Z");
const MINUTE = 60_000;
const SETTINGS = {
	lateMinutes: 15,
	patienceMinutes: 45,
	yieldMinutes: 10,
	noShowMinutes: 10,
	checkInMinutes: 60,
};

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

const busy = (id: number, minutes = 10, now = NOW) => ({
	id,
	serves: null,
	busy: { since: now - MINUTE, isServed: true, minutes },
});

const people = {
	lateness: [-15, -10, -5, 0],
	leaving: null,
	empty: { share: 0, minutes: 4 },
	unseen: { share: 0, after: 15, minutes: 10 },
	rest: 0.5,
	urgent: { emergency: 0, priority: 0 },
};
const desks = {
	taken: 0.95,
	lateness: [-2, 0, 2, 6],
	breaks: new Map<number, number>(),
	breakMinutes: 0,
};

const situation = (rest: Partial<Situation> = {}): Situation => ({
	now: NOW,
	settings: SETTINGS,
	measures: { ...UNMEASURED, people, desks } satisfies Measures,
	desks: [busy(1), busy(2)],
	waiting: Array.from({ length: 10 }, (_, place) =>
		job(`W${String(place).padStart(3, "0")}`, {
			arrivedAt: NOW - (20 - place) * MINUTE,
		}),
	),
	coming: [],
	...rest,
});

/** Mean minutes of whoever comes last. */
function mean(of: Situation): number {
	const last = of.waiting.at(-1)?.id ?? "";
	return meanOf([...(distributions(of).get(last) ?? [])]);
}

test.each([[10], [600], [100_000]])(
	"somebody who has been at the only desk for %i minutes is done one day, and the next one is called",
	(minutes) => {
		const since = NOW - minutes * MINUTE;
		for (const spread of [UNMEASURED.spread, [1], [0.5, 0.8, 1, 1.7]]) {
			const waits = forecast(
				situation({
					measures: { ...UNMEASURED, people, desks, spread },
					desks: [
						{
							id: 1,
							serves: null,
							busy: { since, isServed: true, minutes: 10 },
						},
					],
					waiting: [job("W001")],
				}),
			);
			expect(waits.get("W001")?.minutes).toBeLessThan(60);
		}
	},
);

test("first come first served, it tells as much as the queue's length, which is the most there is", () => {
	for (const [desks, load] of [
		[4, 0.9],
		[8, 0.95],
	] as const) {
		const compared = compareWithLength({
			desks,
			load,
			told: 150,
			every: 25,
			seed: desks,
		});
		// What the two differ by, as a share of the error: its own standard error is what a longer run would take away.
		const differences = compared.map(
			({ ours, length, real }) => (ours - real) ** 2 - (length - real) ** 2,
		);
		const base = squaredError(compared, "length");
		const centre = meanOf(differences);
		const error = Math.sqrt(
			meanOf(differences.map((one) => (one - centre) ** 2)) / compared.length,
		);
		expect(Math.abs(centre)).toBeLessThan(Math.max(0.02 * base, 3 * error));
		expect(3 * error).toBeLessThan(0.2 * base);
		expect(
			absoluteError(compared, "ours") / absoluteError(compared, "length"),
		).toBeCloseTo(1, 1);
		// Nor is it the same formula: on the average it says what the length says.
		const bias = meanOf(compared.map(({ ours, length }) => ours - length));
		expect(Math.abs(bias)).toBeLessThan(
			0.02 * meanOf(compared.map(({ length }) => length)),
		);
	}
});

test("on simulated days eight of ten wait as long as they were told, and one of ten longer at most", async () => {
	const services = seedCatalog().services.filter(({ bookable }) => bookable);
	const learnt = await learnDays("told waits", 8, services);
	const told: Told[] = [];
	for (let day = 0; day < 3; day += 1)
		told.push(...(await tellDay(`told waits ${day}`, services, learnt)));
	const waited = told.filter(({ hadToWait }) => hadToWait);
	expect(waited.length).toBeGreaterThan(300);
	expect(shareWithin(waited)).toBeGreaterThan(0.74);
	expect(shareWithin(waited)).toBeLessThan(0.88);
	expect(shareLonger(waited)).toBeLessThan(0.14);
	for (const isBooked of [true, false]) {
		const kind = waited.filter((one) => one.isBooked === isBooked);
		expect(shareWithin(kind)).toBeGreaterThan(0.7);
		expect(errorOf(kind)).toBeLessThan(
			0.75 * errorOf(kind, ({ rivals }) => rivals.head),
		);
	}
});

test("a desk that opens soon shortens the wait, the sooner the more, and one of which nobody knows does not", () => {
	const opensIn = (minutes: number, measures = situation().measures) =>
		mean(
			situation({
				measures,
				later: [
					{
						id: 3,
						serves: null,
						from: NOW + minutes * MINUTE,
						until: NOW + 300 * MINUTE,
						leftAt: null,
					},
				],
			}),
		);
	const alone = mean(situation());
	expect(opensIn(5)).toBeLessThan(opensIn(20));
	expect(opensIn(20)).toBeLessThan(alone - 2);
	const { desks: _, ...unmeasured } = situation().measures;
	expect(opensIn(5, unmeasured)).toBe(alone);
	// Hours late: it will not come any more.
	expect(opensIn(-120)).toBe(alone);
});

test("somebody is back from a break sooner than at a desk that nobody took", () => {
	const measures = {
		...situation().measures,
		desks: { ...desks, taken: 0.5, breakMinutes: 20 },
	};
	const wait = (leftAt: number | null) =>
		mean(
			situation({
				measures,
				later: [
					{
						id: 3,
						serves: null,
						from: NOW - 60 * MINUTE,
						until: NOW + 300 * MINUTE,
						leftAt,
					},
				],
			}),
		);
	expect(wait(NOW - 15 * MINUTE)).toBeLessThan(wait(null) - 2);
});

test("the longer a desk is left the less it is counted on, and after the longest break not at all", () => {
	const leftFor = (minutes: number, breakMinutes = 20) =>
		mean(
			situation({
				measures: {
					...situation().measures,
					desks: { ...desks, breakMinutes },
				},
				later: [
					{
						id: 3,
						serves: null,
						from: NOW - 400 * MINUTE,
						until: NOW + 300 * MINUTE,
						leftAt: NOW - minutes * MINUTE,
					},
				],
			}),
		);
	const alone = mean(situation());
	expect(leftFor(10)).toBeLessThan(alone - 5);
	expect(leftFor(29)).toBeGreaterThan(leftFor(10) + 2);
	// They went home at four in the morning, so to speak; the roster has them until the evening.
	expect(leftFor(300)).toBe(alone);
	expect(leftFor(31)).toBe(alone);
	// Where breaks are long, half an hour is none of the long ones.
	expect(leftFor(31, 40)).toBeLessThan(alone - 2);
});

test("who was called minutes ago is thought to be at the desk, unless calls are known at which nobody comes", () => {
	const wait = (share: number | null, minutes: number) =>
		waitOfNewcomer(
			situation({
				measures: {
					...UNMEASURED,
					spread: [1],
					...(share === null
						? {}
						: { people: { ...people, empty: { share, minutes: 4 } } }),
				},
				desks: [
					{
						id: 1,
						serves: null,
						busy: {
							since: NOW - minutes * MINUTE,
							isServed: false,
							minutes: 15,
						},
					},
				],
				waiting: [],
			}),
			job("N", { arrivedAt: NOW }),
		);
	// A minute on their way and a quarter of an hour there.
	expect(wait(null, 5)?.minutes).toBe(11);
	expect(wait(0, 5)?.minutes).toBe(11);
	// The desk holds for ten minutes.
	expect(wait(0.2, 5)?.minutes).toBe(5);
	// Of few such calls both is likely.
	expect(wait(0.02, 5)).toMatchObject({ from: 5, until: 15 });
	expect(wait(0.02, 12)?.minutes).toBe(0);
});

test("a break lengthens the wait, unless the desk has had it", () => {
	const measures = {
		...situation().measures,
		// 9:00 UTC is ten o'clock there.
		desks: { ...desks, breaks: new Map([[10, 1]]), breakMinutes: 30 },
	};
	const rested = situation().desks.map((desk) => ({ ...desk, isRested: true }));
	const alone = mean(situation());
	expect(mean(situation({ measures }))).toBeGreaterThan(alone + 3);
	expect(mean(situation({ measures, desks: rested }))).toBe(alone);
});

test("who has had no break ten minutes before breaks are over has it in these ten minutes", () => {
	const now = NOW + 50 * MINUTE;
	const at = (breaks: ReadonlyMap<number, number>) =>
		mean(
			situation({
				now,
				measures: {
					...situation().measures,
					desks: { ...desks, breaks, breakMinutes: 30 },
				},
				desks: [busy(1, 10, now), busy(2, 10, now)],
			}),
		);
	const alone = at(new Map());
	expect(at(new Map([[10, 1]]))).toBeGreaterThan(alone + 20);
	// Of the hour before: they are all over.
	expect(at(new Map([[9, 1]]))).toBe(alone);
});

test("somebody late is waited for: their time is over, and they still come before a walk-in", () => {
	const late = (minutes: number, lateness: number[]) =>
		mean(
			situation({
				measures: {
					...situation().measures,
					showRate: 0.9,
					people: { ...people, lateness },
				},
				coming: Array.from({ length: 6 }, (_, place) =>
					job(`A${place}`, {
						startsAt: NOW - minutes * MINUTE,
						arrivedAt: NOW - minutes * MINUTE,
					}),
				),
			}),
		);
	const alone = mean(situation());
	const punctual = [-10, -5, -2, 0];
	const tardy = [-10, 0, 10, 14];
	// Whoever is never late and is not here does not come.
	expect(late(8, punctual)).toBe(alone);
	expect(late(8, tardy)).toBeGreaterThan(alone + 3);
	// After half an hour hardly anybody comes.
	expect(late(40, tardy)).toBeLessThan(late(8, tardy));
});

test("people who leave shorten the wait of those behind them", () => {
	const leaving = { share: 0.5, after: [25, 30, 35, 40] };
	const measures = {
		...situation().measures,
		people: { ...people, leaving },
	};
	expect(mean(situation({ measures }))).toBeLessThan(mean(situation()) - 5);
});

test("what nobody can know stays unknown: no desk, none that will come, none that serves them", () => {
	const later = (until: number) => [
		{ id: 3, serves: null, from: NOW + 5 * MINUTE, until, leftAt: null },
	];
	expect(waitOfNewcomer(situation({ desks: [] }), job("N"))).toBeNull();
	expect(
		waitOfNewcomer(
			situation({ desks: [], later: later(NOW - MINUTE) }),
			job("N"),
		),
	).toBeNull();
	// One of two such desks stays empty all day.
	const rarely = {
		...situation().measures,
		desks: { ...desks, taken: 0.5 },
	};
	const soon = { desks: [], later: later(NOW + 300 * MINUTE) };
	expect(
		waitOfNewcomer(situation({ ...soon, measures: rarely }), job("N")),
	).toBeNull();
	expect(waitOfNewcomer(situation(soon), job("N"))?.minutes).toBeGreaterThan(
		50,
	);
	const elsewhere = [{ ...busy(1), serves: new Set([2]) }];
	expect(forecast(situation({ desks: elsewhere })).size).toBe(0);
	expect(toldOf(new Float64Array(), true)).toBeNull();
});

test("with 200 waiting, no path looks at more people than come", () => {
	const waiting = Array.from({ length: 200 }, (_, place) =>
		job(`W${place}`, { arrivedAt: NOW - place * 1_000 }),
	);
	const crowd = situation({
		waiting,
		desks: Array.from({ length: 8 }, (_, id) => busy(id)),
		coming: Array.from({ length: 400 }, (_, place) =>
			job(`A${place}`, { startsAt: NOW + place * MINUTE }),
		),
	});
	let draws = 0;
	const random = numbers(1);
	const calls = play(
		prepare(crowd),
		() => {
			draws += 1;
			return random();
		},
		random,
	);
	expect([...calls].every(Number.isFinite)).toBe(true);
	// One for each who is called, two for each who comes, three for each desk.
	expect(draws).toBeLessThan(200 + 3 * 400 + 24);
	expect(forecast(crowd).size).toBe(200);
});

test("a path calls in the very order in which the queue calls", () => {
	const random = numbers(18);
	const pick = <Item>(items: readonly Item[]) =>
		items[Math.floor(random() * items.length)] as Item;
	for (let round = 0; round < 200; round += 1) {
		const waiting = Array.from({ length: 12 }, (_, place) =>
			job(`W${place}`, {
				// Nobody's patience ends at this very instant.
				arrivedAt: NOW - (Math.floor(random() * 90) + 0.5) * MINUTE,
				startsAt: pick([null, NOW + Math.floor(random() * 60 - 40) * MINUTE]),
				priority: pick<Priority | null>([null, null, "priority", "emergency"]),
				handedOverAt: pick([null, null, null, NOW - 5 * MINUTE]),
				minutes: 0,
			}),
		);
		// Served at once, one is called after the other at this very instant.
		const calls = play(
			prepare({
				now: NOW,
				settings: SETTINGS,
				measures: { ...UNMEASURED, spread: [1], wayMs: 1e-3 },
				desks: [{ id: 1, serves: null, busy: null }],
				waiting,
				coming: [],
			}),
			random,
			random,
		);
		const called = waiting
			.map(({ id }, index) => ({ id, at: calls[index] ?? 0 }))
			.sort((a, b) => a.at - b.at)
			.map(({ id }) => id);
		expect(called).toEqual(
			inOrder(waiting, NOW, SETTINGS).map(({ visit }) => visit.id),
		);
	}
});

test("a standing holds until the instant that is said, and no longer", () => {
	const random = numbers(19);
	const pick = <Item>(items: readonly Item[]) =>
		items[Math.floor(random() * items.length)] as Item;
	for (let round = 0; round < 500; round += 1) {
		const visit = job("V", {
			arrivedAt: NOW - Math.floor(random() * 90) * MINUTE,
			startsAt: pick([null, NOW + Math.floor(random() * 60 - 40) * MINUTE]),
			priority: pick<Priority | null>([null, "priority", "emergency"]),
			handedOverAt: pick([null, null, NOW]),
		});
		const until = standsUntil(visit, NOW, SETTINGS);
		const now = standingOf(visit, NOW, SETTINGS);
		const end = Math.min(until, NOW + 600 * MINUTE);
		expect(standingOf(visit, end - 1, SETTINGS)).toEqual(now);
		if (until < Number.POSITIVE_INFINITY)
			expect(standingOf(visit, until + 1, SETTINGS)).not.toEqual(now);
	}
});

test("a measured distribution keeps its mean, and what lasts already lasts longer", () => {
	const random = numbers(3);
	const values = Array.from(
		{ length: 5_000 },
		() => -Math.log(1 - random()) * 10,
	);
	const spread = spreadOf(values) ?? [];
	expect(meanOf(spread)).toBeCloseTo(meanOf(values), 6);
	const drawn = Array.from({ length: 2_000 }, (_, place) =>
		valueAt(spread, (place + 0.5) / 2_000),
	);
	expect(meanOf(drawn) / meanOf(values)).toBeCloseTo(1, 1);
	for (const share of [0.01, 0.3, 0.5, 0.94, 0.99])
		expect(shareBelow(spread, valueAt(spread, share))).toBeCloseTo(share, 6);
	// Memoryless: whoever is served for 15 minutes has 10 more to go on average.
	const rest = Array.from(
		{ length: 1_000 },
		(_, place) => valueBeyond(spread, 15, (place + 0.5) / 1_000) - 15,
	);
	expect(meanOf(rest)).toBeGreaterThan(8.5);
	expect(meanOf(rest)).toBeLessThan(11.5);
	expect(spreadOf([])).toBeNull();
});

test("few visits of a kind lean on the coarser group, many speak for themselves", () => {
	const row = (
		stationId: number,
		visits: number,
		pace: number,
		serviceId = 1,
	) => ({
		stationId,
		serviceId,
		hour: 9,
		persons: 1,
		visits,
		plannedMinutes: visits * 10,
		realMinutes: visits * 10 * pace,
	});
	const known = pacesOf([row(1, 2_000, 1), row(2, 2, 3), row(3, 2_000, 2)]);
	const at = (station: number) => known?.paces.stations.get(`${station}:1`);
	expect(at(1)).toBeCloseTo(1, 1);
	expect(at(3)).toBeCloseTo(2, 1);
	// Two visits that took three times as long as planned are no rule.
	expect(at(2)).toBeGreaterThan(1.4);
	expect(at(2)).toBeLessThan(1.8);
	expect(pacesOf([row(1, 10, 2)])).toBeNull();
});
