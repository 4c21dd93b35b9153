import { figuresOf } from "#lib/simulation/rules/figures.ts";
import { peopleOf } from "#lib/simulation/rules/people.ts";
import { playDay } from "#lib/simulation/rules/play.ts";
import type { Concern, DayPlan } from "#lib/simulation/simulation.ts";
import { rounded, time } from "./measure.ts";

const DAYS = 1_000;
const FROM = 480;
const UNTIL = 960;

/** Ten concerns of different lengths, which not every desk serves. */
const CONCERNS: readonly Concern[] = Array.from({ length: 10 }, (_, id) => ({
	serviceIds: [id],
	share: 10 - id / 2,
	planned: 10 + id,
	length: { kind: "lognormal", mean: 9 + id, cv: 0.6 },
}));
const FEW = new Set([0, 1, 2, 3, 4]);

const PLAN: DayPlan = {
	desks: Array.from({ length: 8 }, (_, id) => ({
		id,
		serves: id < 2 ? FEW : null,
		spans: [
			{ from: FROM, until: 720 + 5 * id },
			{ from: 750 + 5 * id, until: UNTIL },
		],
	})),
	demand: {
		rates: [{ from: FROM, until: UNTIL - 30, perHour: 12 }],
		swing: 0.1,
		concerns: CONCERNS,
		booked: Array.from({ length: 160 }, (_, index) => ({
			start: FROM + 5 * Math.floor(index * 0.55),
			concern: CONCERNS[index % CONCERNS.length] as Concern,
		})),
		missing: 0.1,
		late: { kind: "normal", mean: -5, sd: 6 },
		patience: { kind: "exponential", mean: 240 },
		patienceBooked: null,
	},
	order: { lateMinutes: 15, patienceMinutes: 45, yieldMinutes: 10 },
	way: 1,
	walkIns: "automatic",
};

/** How fast days are played through on paper: 8 desks, 160 appointments, some 90 people without one (issue 18). */
export async function measureSimulation() {
	let people = 0;
	let figures = figuresOf([]);
	const milliseconds = await time(async () => {
		const days = Array.from({ length: DAYS }, (_, seed) =>
			playDay(PLAN, peopleOf(PLAN.demand, seed)),
		);
		for (const day of days) people += day.people.length;
		figures = figuresOf(days);
	});
	return {
		days: DAYS,
		people,
		seconds: rounded(milliseconds / 1000),
		walkInMedian: rounded(figures.walkInMedian ?? 0),
		bookedMedian: rounded(figures.bookedMedian ?? 0),
	};
}
