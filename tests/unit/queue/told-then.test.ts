import { beforeAll, describe, expect, test } from "vitest";
import { learnDays, type Told, tellDay } from "#bench/waits/told.ts";
import { at, playWaits, storedOf } from "#bench/waits/world.ts";
import type {
	PastAppointment,
	PastDay,
	PastStep,
	PastVisit,
} from "#lib/queue/past/past-day.ts";
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
});

const short = ({ visit, at: came, wait, hadToWait }: ToldThen) => ({
	id: visit.id,
	came,
	wait,
	hadToWait,
});

/**
 * Everything that came from then on is another thing: what was last done is taken back, whoever has an appointment comes for
 * something else, whoever was in turn goes before others, all are called to another desk and go. Whoever comes later is
 * another one.
 */
function rewritten(visit: PastVisit, index: number): PastVisit {
	const before = visit.steps.filter((step) => step.at < CUT);
	const last = before.at(-1);
	const other = day.visits[(index + 1) % day.visits.length] ?? visit;
	const { services, serviceIds } = other;
	if (!last)
		return {
			...visit,
			services,
			serviceIds,
			startsAt: other.startsAt,
			expectedAt: CUT,
			steps: visit.steps.map((step) => ({ ...step, deskId: 0 })),
		};
	const then = (kind: PastStep["kind"], to: PastStep["to"], minutes = 0) => ({
		...last,
		at: CUT + minutes * MINUTE,
		kind,
		to,
	});
	const isBooked = visit.appointmentId !== null;
	const isUndone = before.length > 1;
	return {
		...visit,
		...(isBooked ? { services, serviceIds } : {}),
		priority: visit.priority ?? "emergency",
		steps: [
			...(isUndone ? before.slice(0, -1) : before),
			...(isBooked ? [then("services", last.to)] : []),
			...(visit.priority ? [] : [then("priority", last.to)]),
			{ ...then("called", "called", 1), deskId: ((last.deskId ?? 0) + 1) % 8 },
			then("left", "left", 2),
		],
		undone: [
			...visit.undone,
			...(isUndone ? [{ ...last, undoneAt: CUT }] : []),
		],
	};
}

/** All say that they come later and are moved to an hour later, and others are booked. */
const movedOn = (one: PastAppointment): PastAppointment[] => [
	{
		...one,
		until: CUT,
		later: { saidAt: CUT, expectedAt: one.startsAt + 30 * MINUTE },
	},
	{ ...one, startsAt: one.startsAt + 60 * MINUTE, from: CUT },
	{ ...one, id: `other ${one.id}`, from: CUT },
];

describe("what the forecast would have told on a day that is over", () => {
	test("knows nothing of what came later", () => {
		const other: PastDay = {
			...day,
			visits: day.visits.map(rewritten),
			appointments: day.appointments.flatMap(movedOn),
		};
		const before = told.filter((one) => one.at < CUT).map(short);
		const again = whole(tellingThen(other, learnt));
		expect(before.length).toBeGreaterThan(20);
		expect(before.some(({ hadToWait }) => hadToWait)).toBe(true);
		expect(
			other.visits.filter(({ undone }) => undone.length > 0).length,
		).toBeGreaterThan(20);
		expect(again.filter((one) => one.at < CUT).map(short)).toEqual(before);
	});

	test("does not know what somebody without an appointment will be found to need", () => {
		const found = (services: PastVisit["services"]): PastDay => ({
			...day,
			visits: day.visits.flatMap((visit): PastVisit | PastVisit[] => {
				const last = visit.steps.findLast((step) => step.at < CUT);
				if (!last) return [];
				if (visit.appointmentId !== null) return visit;
				const step = { ...last, at: CUT, kind: "services" } as const;
				return {
					...visit,
					services,
					serviceIds: services.map(({ serviceId }) => serviceId),
					steps: [...visit.steps, step].sort((a, b) => a.at - b.at),
				};
			}),
		});
		const tellings = [
			[],
			[{ serviceId: 1, quantity: 9, durationMinutes: 60, extraMinutes: 30 }],
		].map((services) =>
			whole(tellingThen(found(services), learnt))
				.filter((one) => one.at < CUT)
				.map(short),
		);
		expect(tellings[0]?.length).toBeGreaterThan(20);
		expect(tellings[0]?.some(({ wait }) => wait !== null)).toBe(true);
		expect(tellings[1]).toEqual(tellings[0]);
	});

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
	});

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
		const { both } = tellingDayOf([
			one([10, 15], 12, { visit: visit(2) }),
			one([0, 5], 13, { visit: visit(2) }),
			one([0, 5], 3),
			one([0, 5], 1, { visit: visit(2) }),
		]);
		expect(both.onTheDay).toEqual({ people: 2, within: 1, longer: 1 });
	});

	test("both forecasts are compared by the same people: whom each told something", () => {
		const visit = { told: { at: 0, from: 5, until: 10 } } as PastVisit;
		const { both, all } = tellingDayOf([
			one([0, 5], 6, { visit }),
			one([5, 10], 6, { visit }),
			one(null, 6, { visit }),
			one([5, 10], 6),
			one([5, 10], null, { visit }),
		]);
		expect(both.today).toEqual({ people: 2, within: 1, longer: 1 });
		expect(both.onTheDay).toEqual({ people: 2, within: 2, longer: 0 });
		expect(all.people).toBe(3);
	});
});
