import { beforeAll, describe, expect, test } from "vitest";
import { playWaits, storedOf } from "#bench/waits/world.ts";
import type { PastDay, PastVisit } from "#lib/queue/past/past-day.ts";
import { FIGURES } from "#lib/simulation/replay/rules/day-figures.ts";
import {
	NO_PAST_WISH,
	type Parts,
	type PastWish,
	partsOf,
	type Replay,
	replaying,
} from "#lib/simulation/replay/rules/replay.ts";
import { instantAt } from "#lib/time.ts";
import { slowed } from "#tests/support/slowed.ts";
import { seedCatalog } from "../../support/seed-catalog.ts";
import { whole } from "./paper.ts";

const DAYS = 12;
const MINUTE = 60_000;
let days: PastDay[];

const replay = (parts: Parts, wish: Partial<PastWish> | null = null): Replay =>
	whole(replaying(parts, wish && { ...NO_PAST_WISH, ...wish }));

const dayAt = (index: number): PastDay => {
	const day = days[index];
	if (!day) throw new Error("No such day.");
	return day;
};

beforeAll(async () => {
	const services = seedCatalog().services.filter(({ bookable }) => bookable);
	days = [];
	for (let day = 0; day < DAYS; day += 1)
		days.push(storedOf(await playWaits(`a stored day ${day}`, services)));
});

describe("a stored day played once more", () => {
	test("comes out as it was, nine days of ten, and neither better nor worse", () => {
		const all = days.map((day) => replay(partsOf(day)));
		const same = all.filter(({ isSame }) => isSame).length;
		// Nine of ten by construction; fewer than 8 of 12 come out of a right simulation once in two hundred times.
		expect(same).toBeGreaterThanOrEqual(8);
		for (const name of [
			"walkInMedian",
			"walkInMost",
			"bookedMedian",
			"bookedMost",
		] as const) {
			const away = all.flatMap(({ figures }) => {
				const { stored, again } = figures[name];
				return stored !== null && again && again.deviation > 0
					? [(stored - again.mean) / again.deviation]
					: [];
			});
			const mean = away.reduce((sum, one) => sum + one, 0) / away.length;
			expect(away.length).toBeGreaterThan(5);
			expect(Math.abs(mean), name).toBeLessThan(3 / Math.sqrt(away.length));
		}
	});

	test("services a fifth too long are seen on nearly every day", () => {
		const all = days.map((day) => replay(slowed(partsOf(day), 1.2)));
		const same = all.filter(({ isSame }) => isSame).length;
		expect(same).toBeLessThanOrEqual(2);
	});

	test("is the same day if clerks write notes about people who wait, and hand out documents", () => {
		const day = dayAt(2);
		const noted = (visit: PastVisit): PastVisit => ({
			...visit,
			steps: visit.steps.flatMap((step, index) => {
				const next = visit.steps[index + 1];
				if (step.to !== "waiting" || !next) return [step];
				const half = { ...step, at: (step.at + next.at) / 2 };
				return [
					step,
					{ ...half, kind: "note" as const },
					{ ...half, kind: "services" as const },
				];
			}),
		});
		const collectors = day.visits.flatMap((visit): PastVisit[] => {
			const [first] = visit.steps;
			if (first?.to !== "waiting") return [];
			const done = { ...first, at: first.at + 15 * MINUTE };
			return [
				{
					...visit,
					id: `collector ${visit.id}`,
					appointmentId: null,
					startsAt: null,
					steps: [first, { ...done, kind: "done", to: "done" }],
				},
			];
		});
		const busier = {
			...day,
			visits: [...day.visits.map(noted), ...collectors],
		};
		expect(collectors.length).toBeGreaterThan(50);
		expect(replay(partsOf(busier))).toEqual(replay(partsOf(day)));
	});

	test("is always the same, and without a change nothing stands beside it", () => {
		const parts = partsOf(dayAt(0));
		const one = replay(parts);
		expect(replay(partsOf(dayAt(0)))).toEqual(one);
		for (const name of FIGURES) {
			expect(one.figures[name].after).toBe(null);
			expect(one.figures[name].difference).toBe(null);
		}
	});

	test("a sick desk and more people let wait, a desk more shortens it, on that very day", () => {
		const parts = partsOf(dayAt(1));
		const longer = (wish: Partial<PastWish>) =>
			replay(parts, wish).figures.walkInMost.difference?.mean ?? Number.NaN;
		const [{ desk: sick } = { desk: { id: -1 } }] = parts.taken;
		expect(longer({ sickDeskId: sick.id })).toBeGreaterThan(1);
		expect(longer({ people: 20 })).toBeGreaterThan(1);
		expect(longer({ people: -20 })).toBeLessThan(0);
		expect(
			longer({ desks: { more: 1, from: null, until: null } }),
		).toBeLessThan(0);
		// Nobody has idle minutes at a desk at which nobody sits.
		const { idle } = replay(parts, { sickDeskId: sick.id }).figures;
		expect(idle.difference?.mean).toBeLessThan(0);
	});
});

describe("a break that is tried", () => {
	const rest = { minutes: 30, from: 720, until: 780 };
	/** As if each desk had rested so, the first at 12:00, the next at 12:30. */
	const rested = (parts: Parts): Parts => ({
		...parts,
		taken: parts.taken.map((desk, index) => {
			const from = 720 + (index % 2) * 30;
			return { ...desk, rests: [{ from, began: from, minutes: 30 }] };
		}),
	});

	test("comes in the place of the one that was taken", () => {
		const { figures } = replay(rested(partsOf(dayAt(1))), { rest });
		for (const name of FIGURES)
			expect(figures[name].difference?.mean, name).toBeCloseTo(0, 6);
		const longer = replay(rested(partsOf(dayAt(1))), {
			rest: { ...rest, minutes: 60, until: 840 },
		});
		expect(longer.figures.walkInMost.difference?.mean).toBeGreaterThan(1);
	});

	test("is taken by a desk in addition as by the one it is like", () => {
		const wish = { desks: { more: 1, from: null, until: null } };
		const parts = partsOf(dayAt(1));
		const desks = parts.taken.map((desk) => ({ ...desk, rests: [] }));
		const idle = (one: Parts) =>
			replay(one, wish).figures.idle.difference?.mean ?? Number.NaN;
		// With a break there is less of its time in which nobody waits for it.
		expect(idle(rested(parts))).toBeLessThan(
			idle({ ...parts, taken: desks }) - 10,
		);
	});
});

describe("what nobody has stored is not nought", () => {
	test("without a roster no overtime, and nothing about it is the same", () => {
		const day = dayAt(0);
		const desks = day.desks.map((desk) => ({ ...desk, planned: [] }));
		const { figures, isSame } = replay(partsOf({ ...day, desks }));
		expect(figures.overtime).toMatchObject({
			stored: null,
			again: null,
			isSame: null,
		});
		expect(figures.walkInMost.stored).not.toBe(null);
		expect(isSame).not.toBe(null);
	});

	test("a day without people with an appointment has no wait of theirs", () => {
		const day = dayAt(0);
		const visits = day.visits.filter(({ startsAt }) => startsAt === null);
		const { figures } = replay(partsOf({ ...day, visits }));
		expect(figures.bookedMedian.stored).toBe(null);
		expect(figures.bookedMedian.isSame).toBe(null);
	});

	test("whom only the night ended was not served, and nobody knows how long who was at a desk", () => {
		const { date, desks: all } = dayAt(0);
		const at = (minute: number) => instantAt(date, minute).epochMilliseconds;
		const night = at(1440) + 2 * MINUTE;
		const step = (
			minute: number,
			kind: PastVisit["steps"][number]["kind"],
			to: PastVisit["steps"][number]["to"],
		) => ({ at: at(minute), kind, to, deskId: 0, isNight: false });
		const visitOf = (id: string, steps: PastVisit["steps"]): PastVisit => ({
			id,
			ticket: id,
			startsAt: null,
			arrivedAt: steps[0]?.at ?? 0,
			priority: null,
			serviceIds: [],
			appointmentId: null,
			services: [],
			told: null,
			steps,
			undone: [],
		});
		const day: PastDay = {
			...dayAt(0),
			desks: all.slice(0, 1),
			appointments: [],
			visits: [
				visitOf("served", [
					step(500, "arrived", "waiting"),
					step(500, "called", "called"),
					step(501, "serving", "serving"),
					step(520, "done", "done"),
				]),
				visitOf("at the desk", [
					step(505, "arrived", "waiting"),
					step(520, "called", "called"),
					step(521, "serving", "serving"),
					{ ...step(0, "done", "done"), at: night, isNight: true },
				]),
				visitOf("in the line", [
					step(950, "arrived", "waiting"),
					{ ...step(0, "left", "left"), at: night, isNight: true },
				]),
			],
		};
		const parts = partsOf(day);
		expect(parts.stored.notServed).toBe(1);
		expect(parts.stored.left).toBe(0);
		expect(parts.stored.walkInMost).toBeCloseTo(13.5, 3);
		expect(parts.stored.idle).toBe(null);
		expect(parts.stored.overtime).toBe(null);
		const last = parts.sources.find(({ visit }) => visit.id === "at the desk");
		expect(last?.stays[0]).toMatchObject({ servedMs: null, wholeMs: null });
	});
});
