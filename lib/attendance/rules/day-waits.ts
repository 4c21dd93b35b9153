import type { QueueSettings } from "#lib/queue/queue.ts";
import { playOnce } from "#lib/queue/waits/rules/forecast.ts";
import type { Measures } from "#lib/queue/waits/rules/measures.ts";
import { numbers } from "#lib/queue/waits/rules/numbers.ts";
import type { Job, OpenDesk } from "#lib/queue/waits/rules/situation.ts";

/** A day, or the rest of it, before it happens. Instants are epoch milliseconds. */
export interface ComingDay {
	now: number;
	settings: QueueSettings;
	measures: Measures;
	/** Each with `open`. */
	desks: readonly OpenDesk[];
	/** In the house already. */
	waiting: readonly Job[];
	/** Appointments, each with its `showRate` where one is known. */
	booked: readonly Job[];
	/** People without an appointment, as they usually come. */
	walkIns: readonly { from: number; until: number; people: number }[];
	/** How long one of them takes. */
	walkInMinutes: number;
}

/** Minutes that people without an appointment wait. */
export interface DayWaits {
	mean: number;
	/** Nine of ten do not wait longer. */
	ninth: number;
}

const MINUTE = 60_000;
/** So often each plan of a day is played through. */
const RUNS = 40;

/**
 * How long people without an appointment wait on such a day: played through with the function that calls (order.ts), the
 * same arrivals for each plan, so that two plans differ by what differs between them. Null: nobody comes.
 */
export function dayWaits(
	day: ComingDay,
	{ runs = RUNS, seed = 1 }: { runs?: number; seed?: number } = {},
): DayWaits | null {
	const waits = Array.from({ length: runs }, (_, run) =>
		waitsOnce(day, seed * 1_009 + run),
	).flat();
	if (waits.length === 0) return null;
	const sorted = waits.sort((a, b) => a - b);
	return {
		mean: sorted.reduce((sum, wait) => sum + wait, 0) / sorted.length,
		ninth: sorted[Math.ceil(sorted.length * 0.9) - 1] ?? 0,
	};
}

/** The waits of one such day, in minutes. */
function waitsOnce(day: ComingDay, seed: number): number[] {
	const people = [...day.waiting, ...arrivals(day, numbers(seed))];
	const calls = playOnce(
		{
			now: day.now,
			settings: day.settings,
			measures: day.measures,
			desks: day.desks,
			waiting: people,
			coming: day.booked,
		},
		numbers(seed + 0x5bd1e995),
	);
	return people.flatMap(({ id, arrivedAt, startsAt }) => {
		const call = calls.get(id);
		return call === undefined || startsAt !== null
			? []
			: [Math.max(0, day.now + call - arrivedAt) / MINUTE];
	});
}

/** One after the other, at no particular moment: the gaps of a Poisson stream. */
function arrivals(
	{ walkIns, walkInMinutes }: ComingDay,
	random: () => number,
): Job[] {
	return walkIns.flatMap(({ from, until, people }, slot) => {
		const jobs: Job[] = [];
		if (people <= 0) return jobs;
		const gap = () => (-Math.log(1 - random()) * (until - from)) / people;
		for (let at = from + gap(); at < until; at += gap())
			jobs.push({
				id: `walk-in ${slot} ${jobs.length}`,
				ticket: "",
				status: "waiting",
				arrivedAt: at,
				startsAt: null,
				priority: null,
				serviceIds: [],
				forDeskId: null,
				handedOverAt: null,
				parkedUntil: null,
				minutes: walkInMinutes,
			});
		return jobs;
	});
}
