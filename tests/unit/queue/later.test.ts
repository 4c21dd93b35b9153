import fc from "fast-check";
import { expect, test } from "vitest";
import { saysUntil } from "#lib/queue/arrival/rules/later.ts";
import {
	inOrder,
	isTooLate,
	standingOf,
	standsUntil,
	timeOf,
} from "#lib/queue/order/rules/order.ts";
import type { Queued } from "#lib/queue/queue.ts";

const MINUTE = 60_000;
const TEN = 600 * MINUTE;
const RULES = { lateMinutes: 15, patienceMinutes: 45, yieldMinutes: 10 };

/** With an appointment at ten, here so many minutes after it, and expected so many after it. */
const late = (
	came: number,
	said: number | null,
	rest: Partial<Queued> = {},
): Queued => ({
	id: "late",
	ticket: "A001",
	status: "waiting",
	arrivedAt: TEN + came * MINUTE,
	startsAt: TEN,
	expectedAt: said === null ? null : TEN + said * MINUTE,
	priority: null,
	serviceIds: [1],
	forDeskId: null,
	handedOverAt: null,
	parkedUntil: null,
	...rest,
});

test.each([
	["in time, whatever they said", 15, 30, 0],
	["too late for the appointment, in time for what they said", 16, 30, 30],
	["at the last minute of what they said", 45, 30, 30],
	["too late for that as well", 46, 30, null],
	["too late, without a word", 16, null, null],
])("%s", (_, came, said, time) => {
	const visit = late(came, said);
	expect(timeOf(visit, RULES)).toBe(time === null ? null : TEN + time * MINUTE);
	expect(isTooLate(visit, RULES)).toBe(time === null);
});

test("without an appointment there is no time to say anything of", () => {
	const walkIn = late(0, 30, { startsAt: null });
	expect(timeOf(walkIn, RULES)).toBeNull();
	expect(isTooLate(walkIn, RULES)).toBe(false);
});

test("whoever said so goes before those without an appointment, and behind whose time came before", () => {
	const now = TEN + 32 * MINUTE;
	const walkIn = late(20, null, { id: "walk-in", startsAt: null });
	const earlier = late(0, null, {
		id: "earlier",
		startsAt: TEN + 25 * MINUTE,
	});
	const order = (visit: Queued) =>
		inOrder([walkIn, earlier, visit], now, RULES).map(({ visit }) => visit.id);
	expect(order(late(28, 30))).toEqual(["earlier", "late", "walk-in"]);
	expect(order(late(28, null))).toEqual(["earlier", "walk-in", "late"]);
	// Not yet the time they said: nobody waits for it.
	expect(standingOf(late(20, 30), TEN + 25 * MINUTE, RULES).reason).toBe(
		"early-appointment",
	);
});

test("nobody stands further in front by saying that they come later than they would by coming then in time", () => {
	fc.assert(
		fc.property(
			fc.integer({ min: -30, max: 90 }),
			fc.constantFrom(15, 30),
			fc.integer({ min: -30, max: 180 }),
			(came, said, at) => {
				const now = TEN + Math.max(at, came) * MINUTE;
				const told = standingOf(late(came, said), now, RULES);
				const silent = standingOf(late(came, null), now, RULES);
				const moved = standingOf(
					late(came, null, { startsAt: TEN + said * MINUTE }),
					now,
					RULES,
				);
				// It is one of the two: their own time, or the later one.
				expect([silent, moved]).toContainEqual(told);
				if (came <= RULES.lateMinutes) expect(told).toEqual(silent);
			},
		),
	);
});

test("a standing holds until it says so, also of whoever comes later", () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 60 }),
			fc.constantFrom(15, 30, null),
			fc.integer({ min: 0, max: 120 }),
			fc.integer({ min: 0, max: 120 }),
			(came, said, at, later) => {
				const visit = late(came, said);
				const now = visit.arrivedAt + at * MINUTE;
				const then = now + later * MINUTE;
				if (then >= standsUntil(visit, now, RULES)) return;
				expect(standingOf(visit, then, RULES)).toEqual(
					standingOf(visit, now, RULES),
				);
			},
		),
	);
});

test("it can be said as long as the place is theirs anyway", () => {
	expect(saysUntil(TEN, RULES)).toBe(TEN + 15 * MINUTE);
});
