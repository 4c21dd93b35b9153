import { describe, expect, test } from "vitest";
import { errorOf, estimateOf } from "#lib/simulation/rules/estimate.ts";
import { waitOf } from "#lib/simulation/rules/figures.ts";
import { peopleOf } from "#lib/simulation/rules/people.ts";
import { playDay } from "#lib/simulation/rules/play.ts";
import type {
	Concern,
	DayPlan,
	Demand,
	Person,
	Played,
	Spread,
} from "#lib/simulation/simulation.ts";

/**
 * The simulation against what is known exactly: Erlang C and A, D/M/s, a desk with appointments (Bailey and Welch), and
 * against days that were simulated by others. First come first served is the order of calling with everybody "too late".
 */
const SERVICE = 10;
const FIRST_COME: DayPlan["order"] = {
	lateMinutes: Number.NEGATIVE_INFINITY,
	patienceMinutes: Number.POSITIVE_INFINITY,
	yieldMinutes: 0,
};
const NOBODY: Demand = {
	rates: [],
	concerns: [],
	booked: [],
	missing: 0,
	late: { kind: "fixed", mean: 0 },
	patience: null,
	patienceBooked: null,
};

function concernOf(length: Spread): Concern {
	return { serviceIds: [1], share: 1, planned: SERVICE, length };
}
const EXPONENTIAL = concernOf({ kind: "exponential", mean: SERVICE });

function dayOf(
	desks: number,
	minutes: number,
	demand: Partial<Demand>,
): DayPlan {
	return {
		desks: Array.from({ length: desks }, (_, id) => ({
			id,
			serves: null,
			spans: [{ from: 0, until: minutes }],
		})),
		demand: { ...NOBODY, ...demand },
		order: FIRST_COME,
		way: 0,
		walkIns: "open",
	};
}

const play = (plan: DayPlan, seed: number): Played =>
	playDay(plan, peopleOf(plan.demand, seed));

/** In mean services; whoever left waited until then. */
const waited = (person: Person) =>
	(waitOf(person) ?? ((person.endedAt ?? 0) - person.arrivedAt) / 60_000) /
	SERVICE;

/**
 * Within 2 %, or three standard errors of what was simulated, and that error is small enough to say something: a quarter
 * of what is known, or `least`. The tables have four digits.
 */
function expectNear(
	values: readonly number[],
	known: number,
	{ least = 0, others = 1 }: { least?: number; others?: number } = {},
) {
	const estimate = estimateOf(values);
	if (!estimate) throw new Error("Too few runs.");
	const error = errorOf(estimate) * Math.sqrt(others);
	expect(error).toBeLessThan(Math.max(0.25 * known, least));
	expect(
		Math.abs(estimate.mean - known),
		`${estimate.mean} is not ${known} (± ${error})`,
	).toBeLessThan(Math.max(0.02 * known, 3 * error, 0.0001));
}

/** Each much longer than a line needs to forget how it was. */
const BATCHES = 20;

/** One long day without its beginning, cut into pieces that know little of each other. */
function batches(plan: DayPlan, seed: number): Person[][] {
	const people = play(plan, seed).people.filter(
		({ arrivedAt }) => arrivedAt < Number.POSITIVE_INFINITY,
	);
	const size = Math.floor((people.length * 0.95) / BATCHES);
	const first = people.length - size * BATCHES;
	return Array.from({ length: BATCHES }, (_, index) =>
		people.slice(first + index * size, first + (index + 1) * size),
	);
}

const share = (people: readonly Person[], is: (one: Person) => boolean) =>
	people.filter(is).length / people.length;
const meanOf = (values: readonly number[]) =>
	values.reduce((sum, value) => sum + value, 0) / values.length;
const hasWaited = (one: Person) => waited(one) > 1e-9;

function walkIns(
	desks: number,
	load: number,
	count: number,
	demand: Partial<Demand> = {},
): DayPlan {
	const perHour = (60 / SERVICE) * desks * load;
	const minutes = Math.round((count / perHour) * 60);
	return dayOf(desks, minutes, {
		rates: [{ from: 0, until: minutes, perHour }],
		concerns: [EXPONENTIAL],
		...demand,
	});
}

describe("M/M/s (Erlang C): probability to wait, mean wait, probability to wait longer than a service", () => {
	test.each<[number, ...(readonly [number, number, number, number])[]]>([
		[
			1,
			[0.7, 0.7, 2.3333, 0.5186],
			[0.8, 0.8, 4, 0.655],
			[0.9, 0.9, 9, 0.8144],
			[0.95, 0.95, 19, 0.9037],
		],
		[
			2,
			[0.7, 0.5765, 0.9608, 0.3164],
			[0.8, 0.7111, 1.7778, 0.4767],
			[0.9, 0.8526, 4.2632, 0.6981],
			[0.95, 0.9256, 9.2564, 0.8376],
		],
		[
			4,
			[0.7, 0.4287, 0.3572, 0.1291],
			[0.8, 0.5964, 0.7455, 0.268],
			[0.9, 0.7878, 1.9694, 0.528],
			[0.95, 0.8914, 4.4571, 0.7298],
		],
		[
			8,
			[0.7, 0.2706, 0.1128, 0.0245],
			[0.8, 0.4576, 0.286, 0.0924],
			[0.9, 0.7015, 0.8769, 0.3152],
			[0.95, 0.8442, 2.1104, 0.5659],
		],
		[
			12,
			[0.7, 0.1839, 0.0511, 0.005],
			[0.8, 0.3688, 0.1537, 0.0335],
			[0.9, 0.64, 0.5334, 0.1928],
			[0.95, 0.809, 1.3484, 0.444],
		],
		[
			36,
			[0.7, 0.0286, 0.0027, 0],
			[0.8, 0.1392, 0.0193, 0.0001],
			[0.9, 0.4337, 0.1205, 0.0119],
			[0.95, 0.6791, 0.3773, 0.1123],
		],
	])("%i desks", (desks, ...rows) => {
		for (const [load, waits, mean, long] of rows) {
			// At many desks lines are rare, and it takes long to see enough of them.
			const few = desks > 12 ? 120_000 : 40_000;
			const count = load > 0.9 ? 170_000 : load > 0.8 ? 90_000 : few;
			const parts = batches(
				walkIns(desks, load, count),
				desks * 100 + load * 100,
			);
			expectNear(
				parts.map((part) => share(part, hasWaited)),
				waits,
				{ least: 0.003 },
			);
			expectNear(
				parts.map((part) => meanOf(part.map(waited))),
				mean,
				{ least: 0.006 },
			);
			expectNear(
				parts.map((part) => share(part, (one) => waited(one) > 1)),
				long,
				{ least: 0.012 },
			);
		}
	});
});

describe("M/M/s + M (Erlang A): probability to wait, mean wait of all, who leaves", () => {
	test.each<[number, number, ...(readonly [number, number, number, number])[]]>(
		[
			[
				4,
				0.9,
				[0.25, 0.6017, 0.3895, 0.0974],
				[0.5, 0.5447, 0.2545, 0.1272],
				[1, 0.4848, 0.1586, 0.1586],
			],
			[
				4,
				1,
				[0.25, 0.7078, 0.5268, 0.1317],
				[0.5, 0.6385, 0.3259, 0.1629],
				[1, 0.5665, 0.1954, 0.1954],
			],
			[
				4,
				1.1,
				[0.25, 0.7978, 0.6823, 0.1706],
				[0.5, 0.7213, 0.4015, 0.2007],
				[1, 0.6406, 0.2325, 0.2325],
			],
			[
				8,
				0.9,
				[0.25, 0.5429, 0.2363, 0.0591],
				[0.5, 0.489, 0.1583, 0.0791],
				[1, 0.4311, 0.1007, 0.1007],
			],
			[
				8,
				1,
				[0.25, 0.6964, 0.3743, 0.0936],
				[0.5, 0.6235, 0.232, 0.116],
				[1, 0.547, 0.1396, 0.1396],
			],
			[
				8,
				1.1,
				[0.25, 0.8229, 0.5481, 0.137],
				[0.5, 0.7409, 0.3168, 0.1584],
				[1, 0.6522, 0.1815, 0.1815],
			],
			[
				12,
				1,
				[0.25, 0.6912, 0.3061, 0.0765],
				[0.5, 0.6168, 0.1899, 0.0949],
				[1, 0.5384, 0.1144, 0.1144],
			],
		],
	)("%i desks at a load of %d", (desks, load, ...rows) => {
		for (const [rate, waits, mean, leaves] of rows) {
			const patience: Spread = { kind: "exponential", mean: SERVICE / rate };
			const plan = walkIns(desks, load, 40_000, { patience });
			const parts = batches(plan, desks * 1000 + load * 100 + rate * 4);
			expectNear(
				parts.map((part) => share(part, hasWaited)),
				waits,
			);
			expectNear(
				parts.map((part) => meanOf(part.map(waited))),
				mean,
			);
			expectNear(
				parts.map((part) => share(part, ({ fate }) => fate === "left")),
				leaves,
			);
		}
	});
});

describe("D/M/s, everybody by appointment and punctual: probability to wait, mean wait", () => {
	test.each<[number, ...(readonly [number, number, number])[]]>([
		[1, [0.8, 0.6286, 1.6927], [0.9, 0.8069, 4.1787], [0.95, 0.9017, 9.1724]],
		[4, [0.8, 0.4048, 0.2725], [0.9, 0.6652, 0.8612], [0.95, 0.8233, 2.0938]],
		[8, [0.8, 0.2684, 0.0903], [0.9, 0.5606, 0.3629], [0.95, 0.7611, 0.9677]],
		[12, [0.8, 0.1905, 0.0427], [0.9, 0.4888, 0.2109], [0.95, 0.7155, 0.6065]],
	])("%i desks", (desks, ...rows) => {
		for (const [load, waits, mean] of rows) {
			const count = load > 0.9 ? 160_000 : 60_000;
			const gap = SERVICE / (desks * load);
			const booked = Array.from({ length: count }, (_, index) => ({
				start: index * gap,
				concern: EXPONENTIAL,
			}));
			const plan = dayOf(desks, count * gap, { booked });
			const parts = batches(plan, desks * 10_000 + load * 100);
			expectNear(
				parts.map((part) => share(part, hasWaited)),
				waits,
			);
			expectNear(
				parts.map((part) => meanOf(part.map(waited))),
				mean,
			);
		}
	});
});

describe("a desk with appointments: mean wait, idle time, overtime", () => {
	type Three = readonly [number, number, number];
	test.each<[number, number, Three, Three]>([
		[8, 0, [0.8872, 1.6826, 1.6826], [1.2186, 1.2737, 1.2737]],
		[8, 0.1, [0.7498, 2.1636, 1.3636], [1.0214, 1.7704, 0.9704]],
		[8, 0.2, [0.6253, 2.6883, 1.0883], [0.8445, 2.3248, 0.7248]],
		[12, 0, [1.2161, 2.1733, 2.1733], [1.5109, 1.6742, 1.6742]],
		[12, 0.1, [0.998, 2.8932, 1.6932], [1.2298, 2.4202, 1.2202]],
		[12, 0.2, [0.8079, 3.6982, 1.2982], [0.9873, 3.2699, 0.8699]],
		[16, 0, [1.4956, 2.5908, 2.5908], [1.7632, 2.0332, 2.0332]],
		[16, 0.1, [1.1971, 3.5519, 1.9519], [1.4003, 3.0284, 1.4284]],
	])(
		"%i people, %d of whom do not come: singly, and as Bailey and Welch",
		(count, missing, singly, bailey) => {
			const slots = Array.from({ length: count }, (_, index) => index);
			const shifted = slots.map((slot) => Math.max(0, slot - 1));
			for (const [starts, [wait, idle, overtime]] of [
				[slots, singly],
				[shifted, bailey],
			] as const) {
				const plan = dayOf(1, count * SERVICE, {
					booked: starts.map((slot) => ({
						start: slot * SERVICE,
						concern: EXPONENTIAL,
					})),
					missing,
				});
				const runs = Array.from({ length: BATCHES }, (_, batch) =>
					Array.from({ length: 200 }, (_, day) =>
						play(plan, count * 100_000 + batch * 200 + day),
					),
				);
				const came = (day: Played) =>
					day.people.filter(({ fate }) => fate === "served");
				expectNear(
					runs.map((days) => meanOf(days.flatMap(came).map(waited))),
					wait,
				);
				expectNear(
					runs.map((days) => meanOf(days.map((day) => day.idle)) / SERVICE),
					idle,
				);
				expectNear(
					runs.map((days) => meanOf(days.map((day) => day.overtime)) / SERVICE),
					overtime,
				);
			}
		},
	);
});

describe("a day at eight desks, some with an appointment: mean wait, nine of ten, utilisation, served", () => {
	const LENGTH = 480;
	const concern = concernOf({ kind: "lognormal", mean: 12, cv: 0.6 });
	const ABSENT = 0.12;

	test.each<
		[number, number, boolean, ...(readonly [number, number, number, number])]
	>([
		[0.85, 0, false, 3.55, 11.1, 0.849, 272.7],
		[0.85, 0.5, false, 1.35, 4.9, 0.796, 255.1],
		[0.85, 0.5, true, 2.45, 7.7, 0.852, 273.6],
		[0.85, 1, false, 0.4, 1.5, 0.745, 239.2],
		[0.85, 1, true, 1.28, 4.4, 0.849, 272],
		[0.92, 0, false, 6.9, 19.6, 0.92, 295.6],
		[0.92, 0.25, false, 4.16, 12.3, 0.887, 285.7],
		[0.92, 0.25, true, 5.85, 16.7, 0.917, 294],
		[0.92, 0.5, false, 2.75, 8.6, 0.863, 277.2],
		[0.92, 0.5, true, 4.72, 13.5, 0.916, 293.5],
		[0.92, 0.75, false, 1.5, 5.2, 0.834, 267.9],
		[0.92, 0.75, true, 3.89, 11.1, 0.916, 294.3],
		[0.92, 1, false, 0.8, 3.1, 0.807, 258.8],
		[0.92, 1, true, 2.88, 8.5, 0.918, 294],
		[1, 0.5, false, 6.12, 16.7, 0.939, 301.4],
		[1, 0.5, true, 11.32, 27.3, 0.996, 319.4],
		[1, 1, false, 1.76, 5.7, 0.879, 281.8],
		[1, 1, true, 9.29, 22.5, 1.002, 320.4],
	])(
		"a load of %d, %d booked, filled: %s",
		(load, booked, filled, wait, most, use, served) => {
			const people = (load * 8 * LENGTH) / 12;
			const count = Math.round((people * booked) / (filled ? 1 - ABSENT : 1));
			const plan = dayOf(8, LENGTH, {
				rates: [
					{ from: 0, until: LENGTH, perHour: (people * (1 - booked)) / 8 },
				],
				concerns: [concern],
				booked: Array.from({ length: count }, (_, index) => ({
					start: (index * LENGTH) / count,
					concern,
				})),
				missing: ABSENT,
				late: { kind: "normal", mean: -4, sd: 5 },
			});
			const runs = Array.from({ length: 30 }, (_, batch) =>
				Array.from({ length: 10 }, (_, day) => play(plan, batch * 10 + day)),
			);
			const waits = runs.map((days) =>
				days
					.flatMap((day) => day.people)
					.filter(({ fate }) => fate === "served")
					// Whoever comes before their time waits from then on, as the table counts it.
					.map(
						({ calledAt, arrivedAt }) => ((calledAt ?? 0) - arrivedAt) / 60_000,
					)
					.sort((a, b) => a - b),
			);
			// The table was simulated, too, with as many days.
			const others = 2;
			expectNear(waits.map(meanOf), wait, { others });
			expectNear(
				waits.map((sorted) => sorted[Math.floor(sorted.length * 0.9)] ?? 0),
				most,
				{ others },
			);
			expectNear(
				runs.map((days) => meanOf(days.map((day) => day.busy / day.open))),
				use,
				{ others },
			);
			expectNear(
				waits.map((sorted) => sorted.length / 10),
				served,
				{ others },
			);
		},
	);
});
