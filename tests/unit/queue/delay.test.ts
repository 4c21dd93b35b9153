import fc from "fast-check";
import { expect, test } from "vitest";
import {
	delayNow,
	type SeenAppointment,
} from "#lib/queue/waits/rules/delay.ts";

const MINUTE = 60_000;
const NOW = 600 * MINUTE;
const before = (minutes: number) => NOW - minutes * MINUTE;

/** Whose time was so long ago, and who was called so much later; null: still waits. */
const seen = (
	ago: number,
	later: number | null,
	rest: Partial<SeenAppointment> = {},
): SeenAppointment => ({
	startsAt: before(ago),
	arrivedAt: before(ago + 5),
	calledAt: later === null ? null : before(ago - later),
	isWaiting: later === null,
	isUrgent: false,
	...rest,
});

test("a station is as late as the one in the middle of the last hour", () => {
	expect(delayNow([seen(50, 4), seen(40, 8), seen(30, 20)], NOW)).toBe(8);
	// Called before their time: nobody gives back what others wait.
	expect(delayNow([seen(50, -6), seen(40, -3), seen(30, 0)], NOW)).toBe(0);
});

test("of few, of an hour ago, of latecomers and of urgent ones nothing is told", () => {
	const two = [seen(50, 8), seen(40, 8)];
	expect(delayNow([], NOW)).toBeNull();
	expect(delayNow(two, NOW)).toBeNull();
	expect(delayNow([...two, seen(61, 8)], NOW)).toBeNull();
	expect(delayNow([...two, seen(-5, null)], NOW)).toBeNull();
	const late = seen(30, 25, { arrivedAt: before(29) });
	expect(delayNow([...two, late], NOW)).toBeNull();
	expect(delayNow([...two, seen(30, 1, { isUrgent: true })], NOW)).toBeNull();
	// Left again, or was set aside: how long they would have waited nobody knows.
	expect(
		delayNow([...two, seen(30, null, { isWaiting: false })], NOW),
	).toBeNull();
});

test("whoever still waits counts once they wait longer than the others", () => {
	const called = [seen(55, 2), seen(50, 4), seen(45, 6)];
	expect(delayNow([...called, seen(3, null)], NOW)).toBe(4);
	expect(delayNow([...called, seen(30, null), seen(20, null)], NOW)).toBe(6);
	// Nobody has been called for long: the line itself says it.
	expect(delayNow([seen(40, null), seen(30, null), seen(20, null)], NOW)).toBe(
		30,
	);
});

test("it is never less than nothing, nor more than the longest that was seen", () => {
	const one = fc
		.tuple(
			fc.integer({ min: -30, max: 120 }),
			fc.option(fc.integer({ min: -20, max: 60 })),
			fc.integer({ min: -10, max: 30 }),
		)
		.map(([ago, later, early]) =>
			seen(ago, later === null ? null : Math.min(later, ago), {
				arrivedAt: before(ago + early),
			}),
		);
	fc.assert(
		fc.property(fc.array(one, { maxLength: 12 }), (people) => {
			const minutes = delayNow(people, NOW);
			if (minutes === null) return;
			const longest = Math.max(
				...people.map(
					({ startsAt, calledAt }) => ((calledAt ?? NOW) - startsAt) / MINUTE,
				),
			);
			expect(minutes).toBeGreaterThanOrEqual(0);
			expect(minutes).toBeLessThanOrEqual(Math.max(0, Math.ceil(longest)));
		}),
	);
});
