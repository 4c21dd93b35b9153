import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RANK, standingOf, turnsOf } from "#lib/queue/order/rules/order.ts";
import type { QueueDesk, Queued, VisitStatus } from "#lib/queue/queue.ts";
import { appointmentStatusOf } from "#lib/queue/visit/rules/steps.ts";
import {
	beginAt,
	splitWalk,
	takesSeveral,
} from "#lib/queue/walk/rules/split.ts";
import {
	editWalk,
	goOn,
	hasWalk,
	MOST_LEGS,
	servedBefore,
	stepOf,
	withFirst,
} from "#lib/queue/walk/rules/walk.ts";
import type { OpenLeg, Walk } from "#lib/queue/walk/walk.ts";

const MINUTE = 60_000;
const desk = (id: number, ...serves: number[]): QueueDesk => ({
	id,
	serves: serves.length > 0 ? new Set(serves) : null,
});
const want = (...ids: number[]) =>
	ids.map((serviceId) => ({ serviceId, quantity: 1 }));
const idsOf = (legs: readonly { serviceId: number }[][] | null) =>
	legs?.map((leg) => leg.map(({ serviceId }) => serviceId));
const split = (wanted: number[], there: QueueDesk[], all = there) =>
	idsOf(splitWalk(want(...wanted), there, all));

describe("what somebody comes for is cut into legs", () => {
	test("one, wherever one desk does all of it", () => {
		expect(split([1, 2], [desk(1, 1), desk(2)])).toEqual([[1, 2]]);
		expect(split([1], [desk(1, 2)])).toEqual([[1]]);
	});

	test("where none does all of it: what one desk can do of it, in the order in which it was said", () => {
		const desks = [desk(1, 1), desk(2, 1, 3), desk(3, 2)];
		expect(split([1, 2, 3], desks)).toEqual([[1, 3], [2]]);
		expect(split([2, 1, 3], desks)).toEqual([[2], [1, 3]]);
	});

	test("a desk where nobody sits today is asked only for what nobody else does", () => {
		expect(split([1, 2], [desk(1, 1)], [desk(1, 1), desk(2)])).toEqual([
			[1],
			[2],
		]);
		expect(split([1, 2], [], [desk(1, 1), desk(2)])).toEqual([[1, 2]]);
	});

	test("what no desk does stands there all the same, once", () => {
		expect(split([9, 1], [desk(1, 1)])).toEqual([[9], [1]]);
		expect(split([1, 8, 9], [desk(1, 1)])).toEqual([[1], [8, 9]]);
	});

	test("that several desks do it is known only where each of it is done by one", () => {
		const known = (wanted: number[], ...desks: QueueDesk[]) =>
			takesSeveral(splitWalk(want(...wanted), desks, desks), desks);
		expect(known([1, 2], desk(1, 1), desk(2, 2))).toBe(true);
		expect(known([1, 2], desk(1, 1), desk(2))).toBe(false);
		expect(known([1], desk(1, 1))).toBe(false);
		expect(known([1, 9], desk(1, 1))).toBe(false);
		expect(known([1, 2])).toBe(false);
	});

	test("whatever the desks: nothing is lost or doubled, and one leg is one where one desk does all", () => {
		const services = fc.integer({ min: 1, max: 5 });
		fc.assert(
			fc.property(
				fc.uniqueArray(services, { minLength: 1 }),
				fc.array(fc.uniqueArray(services, { minLength: 1 }), { maxLength: 5 }),
				(wanted, serves) => {
					const desks = serves.map((own, id) => desk(id, ...own));
					const legs = split(wanted, desks) ?? [];
					expect(legs.flat().toSorted()).toEqual(wanted.toSorted());
					const doesAll = serves.some((own) =>
						wanted.every((one) => own.includes(one)),
					);
					if (doesAll) expect(legs).toHaveLength(1);
				},
			),
		);
	});

	test("whoever is called at once begins with what that desk does", () => {
		const legs = [want(1), want(2), want(3)];
		expect(idsOf(beginAt(legs, desk(1, 2)))).toEqual([[2], [1], [3]]);
		expect(beginAt(legs, desk(1, 4))).toBeNull();
	});
});

const leg = (serviceId: number, deskId: number | null = null): OpenLeg => ({
	services: want(serviceId),
	deskId,
});
const walk = (...open: number[]): Walk => ({
	done: [],
	open: open.map((id) => leg(id)),
});
const openOf = (of: Walk) =>
	of.open.map(({ services }) => services[0]?.serviceId);

describe("a walk list is changed", () => {
	test("something comes last, is dropped, or goes one place forward", () => {
		const list = walk(1, 2, 3);
		const edit = (...[how]: [Parameters<typeof editWalk>[2]]) => {
			const edited = editWalk(list, null, how);
			return edited.ok ? openOf(edited.value.walk) : edited.error;
		};
		expect(edit({ what: "add", leg: leg(4) })).toEqual([1, 2, 3, 4]);
		expect(edit({ what: "drop", index: 1 })).toEqual([1, 3]);
		expect(edit({ what: "sooner", index: 2 })).toEqual([1, 3, 2]);
		expect(edit({ what: "drop", index: 3 })).toBe("no-such-leg");
		const named = editWalk(list, null, { what: "desk", index: 1, deskId: 5 });
		expect(named.ok && named.value.walk.open).toEqual([
			leg(1),
			leg(2, 5),
			leg(3),
		]);
		// Somebody has begun with what comes before it.
		expect(edit({ what: "sooner", index: 0 })).toBe("no-such-leg");
	});

	test("who still waits may go for something else first; what they waited for comes next", () => {
		const edited = editWalk(walk(1, 2), leg(9, 5), {
			what: "sooner",
			index: 0,
		});
		if (!edited.ok) throw new Error(edited.error);
		expect(edited.value.now).toEqual(leg(1));
		expect(edited.value.walk.open).toEqual([leg(9, 5), leg(2)]);
	});

	test("other concerns come before what is on the list; what is on it already comes once, as said now", () => {
		const first = { services: [{ serviceId: 2, quantity: 3 }], deskId: null };
		const list = withFirst(walk(2, 1, 3), want(9), [first]);
		if (!list.ok) throw new Error(list.error);
		expect(list.value.open).toEqual([first, leg(1), leg(3)]);
		const again = withFirst(walk(9, 4), want(9), []);
		expect(again.ok && openOf(again.value)).toEqual([4]);
		const full = walk(...Array.from({ length: MOST_LEGS - 1 }, (_, id) => id));
		expect(withFirst(full, want(50), [leg(99)])).toEqual({
			ok: false,
			error: "too-many-legs",
		});
	});

	test("nobody is sent to more than eight desks", () => {
		const full = walk(...Array.from({ length: MOST_LEGS - 1 }, (_, id) => id));
		const more = editWalk(full, null, { what: "add", leg: leg(99) });
		expect(more).toEqual({ ok: false, error: "too-many-legs" });
	});
});

describe("a step is done", () => {
	const now = { services: want(1), deskId: 7, servedAt: 10, doneAt: 30 };

	test("the next one begins, and where it was done is kept", () => {
		const goes = goOn(walk(2, 3), now);
		expect(goes?.next).toEqual(leg(2));
		expect(goes?.walk).toEqual({ done: [now], open: [leg(3)] });
		expect(goes && stepOf(goes.walk)).toEqual({ number: 2, count: 3 });
		expect(goOn(walk(), now)).toBeNull();
	});

	test("only a visit for several desks has a list", () => {
		expect(hasWalk(walk())).toBe(false);
		expect(hasWalk(walk(1))).toBe(true);
		expect(hasWalk({ done: [now], open: [] })).toBe(true);
	});

	test("how long they were served is added up; who was called for nothing was not", () => {
		const done = [now, { ...now, servedAt: null }, { ...now, doneAt: 15 }];
		expect(servedBefore({ done, open: [] })).toBe(25);
	});
});

describe("whoever was sent on", () => {
	const NOW = Date.parse("2026-11-24T09:00:00Z");
	const rules = { lateMinutes: 15, patienceMinutes: 45, yieldMinutes: 10 };
	const visit = (more: Partial<Queued>): Queued => ({
		id: "A",
		ticket: "A",
		status: "waiting",
		arrivedAt: NOW - 60 * MINUTE,
		startsAt: null,
		priority: null,
		serviceIds: [1],
		forDeskId: null,
		handedOverAt: null,
		parkedUntil: null,
		...more,
	});

	test("stands where a number for this desk would stand that they had drawn when they came", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 90 }),
				fc.option(fc.integer({ min: -30, max: 60 })),
				fc.integer({ min: 0, max: 60 }),
				(came, time, served) => {
					const other = visit({
						arrivedAt: NOW - came * MINUTE,
						startsAt: time === null ? null : NOW - time * MINUTE,
					});
					const sentOn = { ...other, servedBefore: served * MINUTE };
					const { since, rank, reason } = standingOf(sentOn, NOW, rules);
					const whole = standingOf(other, NOW, rules);
					expect(since).toBe(whole.since);
					// But for the patience that a talk at a desk does not try: that of who waits, and that of who yields.
					const isStillPatient =
						whole.reason === "waited-long" && came - served <= 45;
					const stillYields =
						whole.rank === RANK.overdue && (time ?? 0) - served < 10;
					expect({ rank, reason }).toEqual(
						isStillPatient
							? { rank: RANK.walkIn, reason: "walk-in" }
							: {
									rank: stillYields ? RANK.due : whole.rank,
									reason: whole.reason,
								},
					);
				},
			),
		);
	});

	test("with an appointment yields as long as anybody, and passes nobody for having been at a desk", () => {
		const start = NOW - 30 * MINUTE;
		for (const rest of [
			{ startsAt: start, arrivedAt: start },
			{ priority: "priority" as const, arrivedAt: start },
		]) {
			const sentOn = visit({ ...rest, servedBefore: 30 * MINUTE });
			const waits = visit({ arrivedAt: NOW - 50 * MINUTE });
			const placeOf = (one: Queued, now = NOW) =>
				standingOf(one, now, rules).rank;
			expect(placeOf(sentOn)).toBeGreaterThan(placeOf(waits));
			const turn = NOW + 10 * MINUTE;
			expect(turnsOf(sentOn, rules).at(-1)).toEqual({ at: turn, after: false });
			expect(placeOf(sentOn, turn - 1)).toBe(RANK.due);
			expect(placeOf(sentOn, turn)).toBe(RANK.overdue);
		}
	});

	test("has come, whatever becomes of the next desk", () => {
		const after = (status: VisitStatus) => appointmentStatusOf(status, true);
		expect([after("no-show"), after("left")]).toEqual([
			"unsettled",
			"unsettled",
		]);
		expect([after("done"), after("waiting")]).toEqual(["done", "arrived"]);
		expect(appointmentStatusOf("no-show")).toBe("no-show");
		expect(appointmentStatusOf("left")).toBe("cancelled");
	});

	test("has waited long once they have waited so long, and not before", () => {
		const sentOn = visit({ servedBefore: 30 * MINUTE });
		expect(standingOf(sentOn, NOW, rules).reason).toBe("walk-in");
		const turn = NOW + 15 * MINUTE;
		expect(turnsOf(sentOn, rules)).toEqual([{ at: turn, after: true }]);
		expect(standingOf(sentOn, turn + 1, rules).reason).toBe("waited-long");
	});
});
