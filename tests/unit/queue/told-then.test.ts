import { beforeAll, describe, expect, test } from "vitest";
import { learnDays, type Told, tellDay } from "#bench/waits/told.ts";
import { at, playWaits, storedOf } from "#bench/waits/world.ts";
import type { PastDay, PastVisit } from "#lib/queue/past/past-day.ts";
import { tellingDayOf } from "#lib/queue/past/rules/held.ts";
import type { Learnt } from "#lib/queue/past/rules/situation-then.ts";
import { type ToldThen, tellingThen } from "#lib/queue/past/rules/told-then.ts";
import { seedCatalog } from "../../support/seed-catalog.ts";
import { whole } from "../simulation/paper.ts";

const SEED = "told from events";
const CUT = at(620);
const MINUTE = 60_000;
let day: PastDay;
let learnt: Learnt;
let told: ToldThen[];
let live: Told[];

beforeAll(async () => {
	const services = seedCatalog().services.filter(({ bookable }) => bookable);
	const known = await learnDays(SEED, 10, services);
	learnt = known;
	day = storedOf(await playWaits(SEED, services));
	told = whole(tellingThen(day, learnt));
	live = await tellDay(SEED, services, known);
}, 120_000);

const short = ({ visit, at: came, wait, hadToWait }: ToldThen) => ({
	id: visit.id,
	came,
	wait,
	hadToWait,
});

/** Everything that came from then on is another thing: all go, and whoever was in turn goes before others first. */
function rewritten(visit: PastVisit): PastVisit[] {
	const steps = visit.steps.filter((step) => step.at < CUT);
	const last = steps.at(-1);
	if (!last) return [];
	const urgent = { ...last, at: CUT, kind: "priority" } as const;
	const gone = { ...last, at: CUT + MINUTE, kind: "left", to: "left" } as const;
	return [
		{
			...visit,
			priority: visit.priority ?? "emergency",
			steps: [...steps, ...(visit.priority ? [] : [urgent]), gone],
		},
	];
}

describe("what the forecast would have told on a day that is over", () => {
	test("knows nothing of what came later", () => {
		const other: PastDay = {
			...day,
			visits: day.visits.flatMap(rewritten),
			appointments: day.appointments.map((one) => ({
				...one,
				until: CUT + MINUTE,
			})),
		};
		const before = told.filter((one) => one.at < CUT).map(short);
		const again = whole(tellingThen(other, learnt));
		expect(before.length).toBeGreaterThan(20);
		expect(before.some(({ hadToWait }) => hadToWait)).toBe(true);
		expect(again.filter((one) => one.at < CUT).map(short)).toEqual(before);
	}, 60_000);

	test("knows what came before: somebody who was not there any more is not waited for", () => {
		const last = told.findLast((one) => one.at < CUT && one.hadToWait);
		const since = (last?.at ?? 0) - 60 * MINUTE;
		const other: PastDay = {
			...day,
			visits: day.visits.filter(
				({ id, steps }) =>
					id === last?.visit.id || !steps[0] || steps[0].at < since,
			),
		};
		const again = whole(tellingThen(other, learnt)).find(
			({ visit }) => visit.id === last?.visit.id,
		);
		expect(again?.wait).not.toEqual(last?.wait);
	}, 60_000);

	test("holds nearly as often as what a house tells that knows who sits where", () => {
		const { all, untold } = tellingDayOf(told);
		const liveWithin = live.filter(
			({ wait, minutes }) => wait.from <= minutes && minutes <= wait.until,
		).length;
		expect(all.people).toBeGreaterThan(0.95 * live.length);
		expect(all.within / all.people).toBeGreaterThan(
			liveWithin / live.length - 0.1,
		);
		expect(untold).toBeLessThan(0.1 * told.length);
	});
});

describe("told against what came", () => {
	const one = (
		wait: [number, number] | null,
		minutes: number | null,
		more: Partial<ToldThen> = {},
	): ToldThen => ({
		visit: { told: null } as PastVisit,
		at: 0,
		hour: 9,
		isBooked: false,
		wait: wait && { from: wait[0], until: wait[1], minutes: wait[0] },
		minutes,
		hadToWait: true,
		...more,
	});

	test("counts whom it told something and who was called, both ends included", () => {
		const { all, walkIns, booked, hours, untold } = tellingDayOf([
			one([5, 10], 5),
			one([5, 10], 10),
			one([5, 10], 10.5, { isBooked: true, hour: 10 }),
			one([5, 10], 4),
			one(null, 4),
			one([5, 10], null),
		]);
		expect(all).toEqual({ people: 4, within: 2, longer: 1 });
		expect(walkIns).toEqual({ people: 3, within: 2, longer: 0 });
		expect(booked).toEqual({ people: 1, within: 0, longer: 1 });
		expect(hours.map(({ hour, people }) => [hour, people])).toEqual([
			[9, 3],
			[10, 1],
		]);
		expect(untold).toBe(2);
	});

	test("what was told on that day counts from when it was told, and what nobody stored counts as nothing", () => {
		const visit = (minute: number) =>
			({ told: { at: minute * MINUTE, from: 5, until: 10 } }) as PastVisit;
		const { toldThen } = tellingDayOf([
			one(null, 12, { visit: visit(2) }),
			one(null, 13, { visit: visit(2) }),
			one([0, 5], 3),
			one(null, 1, { visit: visit(2) }),
		]);
		expect(toldThen).toEqual({ people: 2, within: 1, longer: 1 });
	});
});
