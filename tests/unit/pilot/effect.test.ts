import fc from "fast-check";
import { expect, test } from "vitest";
import type { StationDay } from "#lib/pilot/effect/effect.ts";
import {
	compareAll,
	compareStation,
	type Series,
} from "#lib/pilot/effect/rules/compare.ts";
import { effectOf } from "#lib/pilot/effect/rules/effect.ts";
import { student95 } from "#lib/pilot/effect/rules/student.ts";
import { matched, type Unit } from "#lib/pilot/effect/rules/units.ts";
import { addDays, type CivilDate, datesBetween, weekdayOf } from "#lib/time.ts";
import { randomOf } from "#prisma/seed/random.ts";

const START: CivilDate = "2026-10-12";
/** Eight weeks before and after. */
const DATES = datesBetween(addDays(START, -56), addDays(START, 55)).filter(
	(date) => weekdayOf(date) <= 5,
);

/** Of a normal distribution with a spread of one (Box and Muller). */
const normal = (random: () => number) =>
	Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

interface World {
	/** Days on which each station begins; null: never. */
	starts: readonly (CivilDate | null)[];
	/** Minutes, of each station. */
	levels: readonly number[];
	/** What the start changes, in minutes. */
	effect: number;
	/** What happens everywhere. */
	trend: (day: number) => number;
	/** Of single days, in minutes. */
	spread: number;
	/** How much of a day's distance stays for the next one: 0 … 1. */
	memory: number;
	seed: string;
}

/** Stations of which the truth is known. */
function invented({ starts, levels, ...world }: Partial<World>): Series[] {
	const { effect = 0, trend = () => 0, spread = 4, memory = 0 } = world;
	const all = starts ?? [START, START, null, null, null];
	return all.map((start, index) => {
		const random = randomOf(`${world.seed} ${index}`);
		let distance = 0;
		const units = DATES.map((date, day): Unit => {
			distance = memory * distance + spread * normal(random);
			const changed = start !== null && date >= start ? effect : 0;
			const level = levels?.[index] ?? 25 + 3 * index;
			return {
				from: date,
				until: date,
				value: level + trend(day) + changed + distance,
				people: 30,
			};
		});
		return {
			stationId: index + 1,
			spans: start === null ? [] : [{ from: start, until: null }],
			units,
		};
	});
}

const compareWorld = (world: Partial<World>) => {
	const series = invented(world);
	const judged = series.map((one) => compareStation(one, series));
	const overall = compareAll(judged);
	if (!overall) throw new Error("too little");
	return { judged, overall };
};

/** In how many of so many worlds the interval holds the truth. */
function coverage(world: Partial<World>, runs = 250): number {
	const hits = Array.from({ length: runs }, (_, run) => {
		const { low, high } = compareWorld({
			...world,
			seed: `cover ${run}`,
		}).overall;
		const truth = world.effect ?? 0;
		return low <= truth && truth <= high;
	});
	return hits.filter(Boolean).length / runs;
}

test.each([
	["no effect", {}],
	["an effect", { effect: -7 }],
	["a trend everywhere", { trend: (day: number) => day / 5 }],
	["one station and one beside it", { starts: [START, null] }],
	[
		"starts one after the other",
		{
			starts: [START, "2026-10-26", "2026-11-02", null] as CivilDate[],
		},
	],
	["days that are alike", { memory: 0.4 }],
] satisfies [string, Partial<World>][])(
	"the interval holds the truth in about 95 of 100 worlds: %s",
	(_, world) => {
		const share = coverage(world);
		expect(share).toBeGreaterThan(0.91);
		// Of several starts the most careful one counts.
		expect(share).toBeLessThan(0.996);
	},
);

test("whatever happens everywhere is no effect, whatever its form", () => {
	fc.assert(
		fc.property(
			fc.array(fc.double({ min: -30, max: 30, noNaN: true }), {
				minLength: DATES.length,
				maxLength: DATES.length,
			}),
			fc.double({ min: -9, max: 9, noNaN: true }),
			(days, effect) => {
				const trend = (day: number) => days[day] ?? 0;
				const { overall } = compareWorld({ effect, trend, seed: "trend" });
				const still = compareWorld({ effect, seed: "trend" }).overall;
				expect(overall.estimate).toBeCloseTo(still.estimate, 6);
				expect(overall.high - overall.low).toBeCloseTo(
					still.high - still.low,
					6,
				);
			},
		),
		{ numRuns: 50 },
	);
});

test("levels of stations make no difference, and an effect is found as large as it is", () => {
	fc.assert(
		fc.property(
			fc.array(fc.double({ min: 1, max: 90, noNaN: true }), {
				minLength: 5,
				maxLength: 5,
			}),
			fc.double({ min: -20, max: 20, noNaN: true }),
			(levels, effect) => {
				const { overall } = compareWorld({ levels, effect, seed: "levels" });
				const none = compareWorld({ seed: "levels" }).overall;
				expect(overall.estimate - none.estimate).toBeCloseTo(effect, 6);
			},
		),
		{ numRuns: 50 },
	);
});

test("more people at a slow station are no longer waits (Simpson)", () => {
	const series = invented({
		effect: -5,
		spread: 0.5,
		levels: [10, 60, 30, 30, 30],
	});
	// After the start the slow one has ten times as many people.
	const [quick, slow, ...others] = series;
	if (!quick || !slow) throw new Error("no station");
	const grown = {
		...slow,
		units: slow.units.map((unit) => ({
			...unit,
			people: unit.from >= START ? 300 : 30,
		})),
	};
	const all = [quick, grown, ...others];
	const heap = (isAfter: boolean) => {
		const units = [quick, grown].flatMap(({ units }) =>
			units.filter(({ from }) => from >= START === isAfter),
		);
		const people = units.reduce((sum, unit) => sum + unit.people, 0);
		return (
			units.reduce((sum, { value, people }) => sum + value * people, 0) / people
		);
	};
	expect(heap(true) - heap(false)).toBeGreaterThan(10);
	const overall = compareAll(all.map((one) => compareStation(one, all)));
	expect(overall?.state).toBe("less");
	expect(overall?.estimate).toBeCloseTo(-5, 0);
});

test("a small effect cannot be seen in few noisy weeks, and nobody says that there is none", () => {
	const { overall } = compareWorld({
		effect: -0.5,
		spread: 9,
		seed: "few noisy weeks",
	});
	expect(overall.state).toBe("none");
	expect(overall.low).toBeLessThan(0);
	expect(overall.high).toBeGreaterThan(0);
});

test("a station that began later is compared with only until it began", () => {
	const later: CivilDate = "2026-11-02";
	const series = invented({ starts: [START, later], spread: 0, effect: -6 });
	const [first] = series.map((one) => compareStation(one, series));
	// Had its days after the start counted, half of the effect would be gone.
	expect(first?.answer).toMatchObject({
		state: "less",
		comparison: { estimate: expect.closeTo(-6, 6) },
	});
});

test("what is not known is said, and never a nought", () => {
	const [online, other] = invented({ starts: [START, null] });
	if (!online || !other) throw new Error("no station");
	const state = (units: readonly Unit[]) => {
		const own = { ...online, units };
		return compareStation(own, [own, other]).answer;
	};
	const before = online.units.filter(({ from }) => from < START);
	const after = online.units.filter(({ from }) => from >= START);
	expect(state(after).state).toBe("no-before");
	expect(state([...before.slice(-9), ...after])).toMatchObject({
		state: "too-little",
		before: { days: 9 },
	});
	// Enough days, but too few people.
	expect(
		state(online.units.map((unit) => ({ ...unit, people: 2 }))).state,
	).toBe("too-little");
	expect(compareStation(other, [online, other]).answer.state).toBe("offline");
	expect(compareAll([compareStation(other, [other])])).toBeNull();
	// Nobody to compare with: told, and told that it was not.
	const alone = compareAll([compareStation(online, [online])]);
	expect(alone?.others).toBeNull();
});

test("a week measured by hand meets the other one's days of that week, and nothing else", () => {
	const day = (from: CivilDate, value: number, people = 10): Unit => ({
		from,
		until: from,
		value,
		people,
	});
	const week: Unit = {
		from: "2026-09-07",
		until: "2026-09-13",
		value: 30,
		people: 200,
	};
	const others = [
		day("2026-09-08", 20, 30),
		day("2026-09-09", 24, 10),
		day("2026-09-14", 99),
	];
	expect(matched([week, day("2026-09-15", 1)], others)).toEqual([
		{
			from: "2026-09-07",
			until: "2026-09-13",
			own: 30,
			other: 21,
			people: 200,
		},
	]);
});

const people = (minutes: number, served = 30) => ({
	visits: served,
	served,
	left: 0,
	waitSeconds: minutes * 60 * served,
	medianSeconds: minutes * 60,
});
const counted = (
	stationId: number,
	date: CivilDate,
	minutes: number,
): StationDay => ({
	stationId,
	date,
	people: { all: people(minutes), without: people(minutes) },
	promise: { known: 0, within: 0 },
	queue: null,
	due: 0,
	noShows: 0,
	lead: null,
	ratings: { wait: { count: 0, sum: 0 }, service: { count: 0, sum: 0 } },
});

test("a station that was online from the first day takes what was measured by hand", () => {
	const weeks = [
		"2026-08-03",
		"2026-08-10",
		"2026-08-17",
		"2026-08-24",
	] as const;
	const days = DATES.filter((date) => date >= START);
	const entry = (stationId: number, firstDay: CivilDate, mean: number) => ({
		stationId,
		firstDay,
		lastDay: addDays(firstDay, 6),
		booked: false,
		everybody: true,
		people: 150,
		mean,
		median: null,
		source: "Strichliste",
	});
	const facts = {
		days: days.flatMap((date, index) => [
			counted(1, date, 14 + (index % 3)),
			counted(2, date, 28 + (index % 3)),
		]),
		online: [
			{ stationId: 1, spans: [{ from: START, until: null }] },
			{ stationId: 2, spans: [] },
		],
	};
	const without = effectOf({ ...facts, entered: [] });
	expect(without.compared.wait.stations[0]?.answer.state).toBe("no-before");
	expect(without.compared.wait.overall).toBeNull();
	const both = effectOf({
		...facts,
		entered: weeks.flatMap((week, index) => [
			entry(1, week, 30 + (index % 2)),
			entry(2, week, 26 + (index % 2)),
		]),
	});
	// 15 after 30.5, while the other one went from 26.5 to 29.
	expect(both.compared.wait.overall).toMatchObject({
		state: "less",
		estimate: expect.closeTo(-18, 1),
		before: expect.closeTo(30.5, 1),
	});
	expect(both.compared.waitWith.overall).toBeNull();
});

test("waits of people without an appointment are those of all only where there were no appointments", () => {
	const entered = (everybody: boolean) =>
		DATES.filter((date) => date < START).map((date) => ({
			stationId: 1,
			firstDay: date,
			lastDay: date,
			booked: false,
			everybody,
			people: 20,
			mean: 30,
			median: null,
			source: "Strichliste",
		}));
	const compared = (everybody: boolean) =>
		effectOf({
			days: DATES.filter((date) => date >= START).map((date) => ({
				...counted(1, date, 20),
				people: { all: people(20), without: people(25) },
			})),
			entered: entered(everybody),
			online: [{ stationId: 1, spans: [{ from: START, until: null }] }],
		}).compared;
	expect(compared(true).wait.overall?.before).toBe(30);
	expect(compared(false).wait.stations[0]?.answer.state).toBe("no-before");
	for (const everybody of [true, false])
		expect(compared(everybody).waitWithout.overall?.before).toBe(30);
});

test("a median is compared with medians only", () => {
	const days = DATES.map((date) => {
		const day = counted(1, date, 20);
		return {
			...day,
			people: { all: { ...people(20), medianSeconds: 12 * 60 } },
		};
	}).filter(({ date }) => date >= START);
	const entered = DATES.filter((date) => date < START).map((date, index) => ({
		stationId: 1,
		firstDay: date,
		lastDay: date,
		booked: false,
		everybody: true,
		people: 20,
		mean: null,
		median: 18 + (index % 2),
		source: "Strichliste",
	}));
	const { compared } = effectOf({
		days,
		entered,
		online: [{ stationId: 1, spans: [{ from: START, until: null }] }],
	});
	expect(compared.wait.overall?.after).toBe(12);
	expect(compared.wait.overall?.before).toBeCloseTo(18.5, 6);
});

test("the picture has a week only where all stations have it", () => {
	const days = DATES.flatMap((date) => [
		counted(1, date, date < START ? 30 : 20),
		...(date < addDays(START, -21) ? [] : [counted(2, date, 60)]),
		counted(3, date, 40),
	]);
	const { weeks } = effectOf({
		days,
		entered: [],
		online: [
			{ stationId: 1, spans: [{ from: START, until: null }] },
			{ stationId: 2, spans: [{ from: START, until: null }] },
			{ stationId: 3, spans: [] },
		],
	});
	expect(weeks[0]).toEqual({ week: -3, online: 45, others: 40 });
	expect(weeks.at(-1)).toEqual({ week: 7, online: 40, others: 40 });
});

test("the line of those that are not online ends where one of them begins", () => {
	const later = addDays(START, 28);
	const { weeks } = effectOf({
		days: DATES.flatMap((date) => [
			counted(1, date, date < START ? 30 : 20),
			counted(2, date, date < later ? 40 : 25),
			counted(3, date, 40),
		]),
		entered: [],
		online: [
			{ stationId: 1, spans: [{ from: START, until: null }] },
			{ stationId: 2, spans: [{ from: later, until: null }] },
			{ stationId: 3, spans: [] },
		],
	});
	const others = weeks.map((point) => point.others).filter(Boolean);
	expect(new Set(others)).toEqual(new Set([40]));
});

test.each([
	[3, 3.182],
	[5, 2.571],
	[10, 2.228],
	[30, 2.042],
	[1_000, 1.962],
])("Student's t for %i degrees of freedom", (freedom, known) => {
	expect(student95(freedom)).toBeCloseTo(known, 1);
});
