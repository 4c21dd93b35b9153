import { expect, test } from "vitest";
import { errorOf, estimateOf } from "#lib/simulation/rules/estimate.ts";
import { waitOf } from "#lib/simulation/rules/figures.ts";
import { playDay } from "#lib/simulation/rules/play.ts";
import type { DayPlan, Person } from "#lib/simulation/simulation.ts";
import { instantAt } from "#lib/time.ts";
import { PaperHouse } from "#prisma/seed/day/paper-house.ts";
import { planDay } from "#prisma/seed/day/plan.ts";
import { playDay as playInHouse } from "#prisma/seed/day/play.ts";
import { randomOf } from "#prisma/seed/random.ts";
import { exampleService } from "#tests/support/examples.ts";

const DATE = "2026-11-24";
const SETTINGS = {
	lateMinutes: 15,
	patienceMinutes: 45,
	yieldMinutes: 10,
	noShowMinutes: 10,
	checkInMinutes: 60,
};
const DESKS = Array.from({ length: 8 }, (_, id) => ({ id, serves: null }));
const MIDNIGHT = instantAt(DATE, 0).epochMilliseconds;

/** The waits of a day in the house, step by step with recalls and no-shows, and of the same people on paper. */
async function bothWaits(seed: string) {
	const services = [10, 15, 20].map((durationMinutes, index) =>
		exampleService({
			id: index + 1,
			durationMinutes,
			popular: true,
			maxQuantity: 1,
		}),
	);
	const { visitors } = planDay(
		{
			date: DATE,
			opens: 480,
			closes: 960,
			desks: DESKS,
			services,
			appointments: 150,
			walkIns: 90,
		},
		randomOf(seed),
	);
	// Whoever is interrupted, handed over or goes is served twice or not at all: that is not known before.
	const plain = visitors.map((who) => ({
		...who,
		fate: "plain" as const,
		priority: null,
		checksIn: who.comes !== null,
	}));
	const truths = await playInHouse(
		new PaperHouse(DESKS, SETTINGS),
		plain,
		DESKS.map(({ id }) => id),
		{ noShowMinutes: SETTINGS.noShowMinutes },
	);
	const people = plain
		.filter(({ comes }) => comes !== null)
		.map((who): Person & { number: number } => ({
			number: who.number,
			id: String(who.number),
			ticket: String(who.number),
			status: "waiting",
			arrivedAt: (who.comes ?? 0) - MIDNIGHT,
			startsAt: who.startsAt === null ? null : who.startsAt - MIDNIGHT,
			priority: null,
			serviceIds: who.selection.map(({ service }) => service.id),
			forDeskId: null,
			handedOverAt: null,
			parkedUntil: null,
			planned: who.serviceMs / 60_000,
			serviceMs: who.serviceMs + who.wayMs,
			patienceMs: Number.POSITIVE_INFINITY,
			calledAt: null,
			endedAt: null,
			fate: null,
		}))
		.sort((a, b) => a.arrivedAt - b.arrivedAt);
	const plan: DayPlan = {
		desks: DESKS.map((desk) => ({
			...desk,
			spans: [{ from: 420, until: 1000 }],
		})),
		demand: {
			rates: [],
			concerns: [],
			booked: [],
			missing: 0,
			late: { kind: "fixed", mean: 0 },
			patience: null,
			patienceBooked: null,
		},
		order: SETTINGS,
		way: 0,
		walkIns: "open",
	};
	playDay(plan, people);
	return people.map((one) => ({
		isBooked: one.startsAt !== null,
		house: (truths.get(one.number)?.firstWait ?? 0) / 60_000,
		paper: waitOf(one) ?? 0,
	}));
}

test("days that were played in the house come out on paper as they did, for both kinds of visit", async () => {
	const days = await Promise.all(
		Array.from({ length: 12 }, (_, day) => bothWaits(`replay ${day}`)),
	);
	for (const isBooked of [true, false]) {
		const mean = (which: "house" | "paper") =>
			days.map((day) => {
				const waits = day.filter((one) => one.isBooked === isBooked);
				return waits.reduce((sum, one) => sum + one[which], 0) / waits.length;
			});
		const house = mean("house");
		const difference = estimateOf(
			mean("paper").map((wait, day) => wait - (house[day] ?? 0)),
		);
		const usual = house.reduce((sum, wait) => sum + wait, 0) / house.length;
		expect(usual).toBeGreaterThan(0.5);
		// The house goes by half minutes, and a desk waits there for whoever does not come.
		expect(difference).not.toBe(null);
		if (difference)
			expect(Math.abs(difference.mean)).toBeLessThan(
				1 + 0.1 * usual + 3 * errorOf(difference),
			);
	}
});
