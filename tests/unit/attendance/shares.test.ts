import fc from "fast-check";
import { expect, test } from "vitest";
import type { CountedPlace } from "#lib/attendance/attendance.ts";
import { freedOf } from "#lib/attendance/rules/freed.ts";
import { ENOUGH, rangeOf, sharesOf } from "#lib/attendance/rules/shares.ts";
import { numbers } from "#lib/queue/waits/rules/numbers.ts";
import type { Weekday } from "#lib/time.ts";

const place = (
	due: number,
	absent: number,
	rest: Partial<CountedPlace> = {},
): CountedPlace => ({
	stationId: 1,
	service: "1",
	weekday: 1,
	hour: 9,
	due,
	absent,
	...rest,
});

const known = (places: readonly CountedPlace[]) => {
	const shares = sharesOf(places);
	if (!shares) throw new Error("unknown");
	return shares;
};

test("what nobody has counted is unknown, not nought", () => {
	expect(sharesOf([])).toBeNull();
	expect(sharesOf([place(ENOUGH - 1, 3)])).toBeNull();
	expect(sharesOf([place(ENOUGH, 0)])?.all.mean).toBeGreaterThan(0);
});

test("one missed appointment at a place says little, many say what they are", () => {
	const city = [
		place(400, 40, { stationId: 2 }),
		place(400, 44, { stationId: 3 }),
	];
	const single = place(1, 1, { hour: 15 });
	const few = known([...city, place(300, 30), single]).of(single);
	expect(few.mean).toBeLessThan(0.2);
	const often = known([
		...city,
		place(300, 30),
		place(400, 200, { hour: 15 }),
	]).of(single);
	expect(often.mean).toBeGreaterThan(0.4);
	expect(often.sd).toBeLessThan(few.sd);
});

test("a place that nobody has seen is as likely as what lies above it, and less sure", () => {
	const shares = known([
		place(500, 100),
		place(500, 50, { stationId: 2 }),
		place(500, 45, { stationId: 3 }),
	]);
	const unseen = shares.of({
		stationId: 1,
		service: "7",
		weekday: 5,
		hour: 16,
	});
	expect(unseen.mean).toBeCloseTo(shares.ofStation(1).mean);
	expect(unseen.sd).toBeGreaterThan(shares.ofStation(1).sd);
});

test("every share is one, lies in its range, and does not depend on the order of what was counted", () => {
	const counted = fc.record({
		stationId: fc.integer({ min: 1, max: 3 }),
		service: fc.constantFrom("1", "2", "1+2"),
		weekday: fc.integer({ min: 1, max: 5 }).map((day) => day as Weekday),
		hour: fc.integer({ min: 8, max: 17 }),
		due: fc.integer({ min: 1, max: 60 }),
		part: fc.double({ min: 0, max: 1, noNaN: true }),
	});
	fc.assert(
		fc.property(fc.array(counted, { minLength: 30 }), (drawn) => {
			const places = drawn.map(({ part, ...one }) => ({
				...one,
				absent: Math.floor(part * one.due),
			}));
			const shares = known(places);
			const turned = known(places.toReversed());
			for (const one of places) {
				const share = shares.of(one);
				const { from, until } = rangeOf(share);
				expect(from).toBeLessThanOrEqual(share.mean);
				expect(until).toBeGreaterThanOrEqual(share.mean);
				expect(share.sd).toBeGreaterThan(0);
				expect(share.mean).toBeGreaterThan(0);
				expect(share.mean).toBeLessThan(1);
				expect(turned.of(one).mean).toBeCloseTo(share.mean, 10);
			}
		}),
		{ numRuns: 50, seed: 15 },
	);
});

test("the pooled shares are nearer to the truth than the counted ones", () => {
	const random = numbers(7);
	const truth = new Map<CountedPlace, number>();
	for (let stationId = 1; stationId <= 7; stationId += 1) {
		const base = 0.06 + 0.02 * stationId;
		for (let hour = 8; hour < 16; hour += 1)
			for (const weekday of [1, 2, 3, 4, 5] as const) {
				const share = base + (hour > 13 ? 0.05 : 0);
				const due = 1 + Math.floor(random() * 12);
				let absent = 0;
				for (let one = 0; one < due; one += 1)
					if (random() < share) absent += 1;
				truth.set(place(due, absent, { stationId, hour, weekday }), share);
			}
	}
	const shares = known([...truth.keys()]);
	const error = (guess: (one: CountedPlace) => number) =>
		[...truth].reduce(
			(sum, [one, share]) => sum + (guess(one) - share) ** 2,
			0,
		);
	const pooled = error((one) => shares.of(one).mean);
	expect(pooled).toBeLessThan(error((one) => one.absent / one.due) / 4);
	expect(pooled).toBeLessThan(error(() => shares.all.mean));
});

test("nine ranges of ten hold the truth", () => {
	const random = numbers(3);
	let held = 0;
	for (let turn = 0; turn < 300; turn += 1) {
		const places = Array.from({ length: 6 }, (_, stationId) => {
			const share = 0.05 + random() * 0.15;
			let absent = 0;
			for (let one = 0; one < 80; one += 1) if (random() < share) absent += 1;
			return { share, counted: place(80, absent, { stationId }) };
		});
		const shares = known(places.map(({ counted }) => counted));
		const { share = 0 } = places[turn % 6] ?? {};
		const { from, until } = rangeOf(shares.ofStation(turn % 6));
		if (from <= share && share <= until) held += 1;
	}
	expect(held / 300).toBeGreaterThan(0.85);
	expect(held / 300).toBeLessThan(0.97);
});

test("of the freed minutes so many are sure as four days of five have", () => {
	const random = numbers(11);
	const awaited = Array.from({ length: 80 }, (_, index) => ({
		hour: 8 + (index % 8),
		minutes: 15,
		share: { mean: 0.12, sd: 0.0001 },
	}));
	const freed = freedOf(awaited);
	expect(freed.expected).toBeCloseTo(144);
	expect(freed.hours).toHaveLength(8);
	expect(freed.hours[0]).toMatchObject({ hour: 8, booked: 150 });
	const days = Array.from({ length: 2_000 }, () =>
		awaited.reduce(
			(sum, { minutes, share }) => sum + (random() < share.mean ? minutes : 0),
			0,
		),
	);
	const enough = days.filter((minutes) => minutes >= freed.sure).length;
	expect(enough / days.length).toBeGreaterThan(0.72);
	expect(enough / days.length).toBeLessThan(0.87);
	const unsure = freedOf(
		awaited.map((one) => ({ ...one, share: { mean: 0.12, sd: 0.06 } })),
	);
	expect(unsure.sure).toBeLessThan(freed.sure);
	expect(freedOf([])).toEqual({ expected: 0, sure: 0, hours: [] });
});
